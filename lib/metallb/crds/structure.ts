import type { KubeObject } from '../../resource.js';

/** A CRD as we keep it: names, types and constraints, without prose and without what its generator stamps on it. */
export function structureOf(crd: KubeObject): KubeObject {
  const { annotations: _stamps, creationTimestamp: _never, ...metadata } = crd.metadata;
  const { status: _status, ...rest } = crd;
  return withoutProse({ ...rest, metadata, spec: withoutClient(crd.spec as Spec) }) as KubeObject;
}

interface Spec {
  readonly conversion?: { readonly webhook?: { readonly clientConfig?: object } };
}

/** Where a conversion is answered is the flavour's matter. */
function withoutClient(spec: Spec): object {
  if (!spec.conversion?.webhook) return spec;
  const { clientConfig: _client, ...webhook } = spec.conversion.webhook;
  return { ...spec, conversion: { ...spec.conversion, webhook } };
}

/** `value` without descriptions; a property that is called `description` stays. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, child]) => key !== 'description' || typeof child !== 'string',
  );
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutProse(child)]));
}
