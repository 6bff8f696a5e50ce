import placeholder from '../crds/ca-placeholder.json' with { type: 'json' };
import type { Advisory } from './advisory.js';
import { each, isA, isMap, items, mending } from './change.js';

const isCrd = (name: string) => isA('CustomResourceDefinition', `${name}.metallb.io`);
const schema = ['spec', 'versions', each, 'schema', 'openAPIV3Schema'] as const;

/** The largest value of the format int32. */
export const int32Max = 2 ** 31 - 1;

/** Whether a schema allows more than its format holds. */
export function isTooNarrow({ format, maximum }: Readonly<Record<string, unknown>>): boolean {
  return format === 'int32' && typeof maximum === 'number' && maximum > int32Max;
}

/** A schema with every number as wide as it may be large. */
function widened(value: unknown): unknown {
  if (Array.isArray(value)) return items(value, widened);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, widened(child)] as const);
  const isSame = entries.every(([key, child]) => child === value[key]);
  if (isTooNarrow(value)) return { ...Object.fromEntries(entries), format: 'int64' };
  return isSame ? value : Object.fromEntries(entries);
}

/** A list without what stands in it a second time. */
function distinct(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const texts = value.map((item) => JSON.stringify(item));
  const first = value.filter((_, index) => texts.indexOf(texts[index] as string) === index);
  return first.length < value.length ? first : value;
}

/** Defects of the definitions of custom resources. */
export const crdAdvisories: readonly Advisory[] = [
  {
    name: 'ca-bundle',
    spans: [{ until: '0.14.9' }],
    problem: 'the CRD of BGPPeer brings a CA certificate that expired in 2022',
    why: 'The controller writes the real one in its place. Each `kubectl apply` puts the expired one back, and conversion of peers fails until the controller has seen it; GitOps tools never come to rest.',
    told: 'always',
    source: 'metallb/metallb#2696',
    fix: {
      does: 'leaves `caBundle` out, as v0.15.0 does',
      mend: mending(
        isCrd('bgppeers'),
        ['spec', 'conversion', 'webhook', 'clientConfig', 'caBundle'],
        (value) => (value === placeholder.caBundle ? undefined : value),
      ),
    },
  },
  {
    name: 'asn-int64',
    spans: [{ until: '0.16.0' }],
    problem: 'AS numbers have the format int32 in the CRDs, and a maximum beyond it',
    why: 'Kubernetes refuses every object with such a field from 1.36 on. Up to v0.15.3 these are `myASN` and `peerASN`, and the `asn` of FRRConfigurations; in v0.16.0 `localASN` alone.',
    told: { rule: 'peer-asn-int32' },
    source: 'metallb/metallb#3034, #3054',
    fix: {
      does: 'gives them the format int64, as v0.16.1 does',
      mend: mending(
        ({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata.name.endsWith('.metallb.io'),
        schema,
        widened,
      ),
    },
  },
  {
    name: 'l2-status-rule',
    spans: [{ since: '0.14.6', until: '0.14.6' }],
    problem: 'the CRD of ServiceL2Status has a rule of validation twice, which server-side apply refuses',
    why: '`kubectl apply --server-side`, Flux and Argo CD with server-side apply are refused: the rules are a list in which each may stand once.',
    told: 'always',
    source: 'release notes of v0.14.7; measured',
    fix: {
      does: 'keeps one of the two',
      mend: mending(
        isCrd('servicel2statuses'),
        [...schema, 'properties', 'status', 'properties', 'serviceName', 'x-kubernetes-validations'],
        distinct,
      ),
    },
  },
];
