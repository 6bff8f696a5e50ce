import type { Path } from '../finding.js';
import { type Draft, defined, type KubeObject } from '../resource.js';

/** The kinds this room makes, with the version that MetalLB's controllers read. */
const versions = {
  L2Advertisement: 'metallb.io/v1beta1',
  BGPAdvertisement: 'metallb.io/v1beta1',
  BGPPeer: 'metallb.io/v1beta2',
  BFDProfile: 'metallb.io/v1beta1',
  Community: 'metallb.io/v1beta1',
} as const;

export type Kind = keyof typeof versions;

/** An object of `kind` with the fields of `spec` that are set. */
export function objectOf(kind: Kind, name: string, namespace: string, spec: object): KubeObject {
  return {
    apiVersion: versions[kind],
    kind,
    metadata: { name, namespace },
    spec: defined(spec),
  };
}

/** The draft of an object that stands at `base` in the config, field by field in the same spelling. */
export function draftOf(object: KubeObject, base: Path): Draft {
  return draft(object, (path) => [...base, ...(path[0] === 'spec' ? path.slice(1) : [])]);
}

/** A draft whose fields come from where `source` says. */
export function draft(object: KubeObject, source: Draft['source']): Draft {
  return { object, use: 'apply', source };
}
