import type { KubeObject } from '../../resource.js';
import type { Flavour } from '../flavour.js';
import { webhookService } from '../names.js';
import newest from './newest.json' with { type: 'json' };

/** The CRDs of a flavour, by name. */
export function crdObjects(flavour: Flavour): KubeObject[] {
  return (newest as unknown as KubeObject[])
    .filter(({ metadata }) => flavour.backend === 'frr-k8s' || !metadata.name.endsWith('.frrk8s.metallb.io'))
    .map((crd) => converted(crd, flavour));
}

interface CrdSpec {
  readonly conversion?: { readonly webhook: { readonly clientConfig: object } };
}

/** The CRD with its conversion webhook, if it has one, in this flavour's namespace. */
function converted(crd: KubeObject, flavour: Flavour): KubeObject {
  const spec = crd.spec as CrdSpec;
  if (!spec.conversion) return crd;
  const clientConfig = {
    service: { name: webhookService(flavour), namespace: flavour.namespace, path: '/convert' },
  };
  const conversion = { ...spec.conversion, webhook: { ...spec.conversion.webhook, clientConfig } };
  return { ...crd, spec: { ...spec, conversion } };
}
