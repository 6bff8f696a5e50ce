import type { KubeObject } from '../../resource.js';

/** A CRD as we keep it: names, types and constraints, without prose and without what its generator stamps on it. */
export function structureOf(crd: KubeObject): KubeObject {
  const { annotations: _stamps, creationTimestamp: _never, ...metadata } = crd.metadata;
  const { status: _status, ...rest } = crd;
  return withoutProse({ ...rest, metadata }) as KubeObject;
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
