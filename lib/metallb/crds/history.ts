import { compareVersions } from '../releases.js';
import addressPools from './addresspools.json' with { type: 'json' };
import recorded from './recorded.json' with { type: 'json' };

/**
 * What a CRD was like before a release. The newest CRDs, with every change that is younger than a release undone, are that
 * release's CRDs.
 */
export interface Change {
  /** The release that brought the change, without the `v`. */
  readonly since: string;
  /** Plural name; CRDs of `frrk8s.metallb.io` are named in full. */
  readonly crd: string;
  /** API version whose schema changed; left out when the CRD as a whole came, went or became another. */
  readonly version?: string;
  /** The changed field: `spec.peerPort`, `spec.bgp.routers[].asn`. Empty: the version itself. */
  readonly field?: string;
  /** The keyword of the field's schema that changed; left out when the field as a whole came or went. */
  readonly key?: string;
  /** The value before; left out when there was none. */
  readonly before?: unknown;
  /** Only in the manifests with monitoring. */
  readonly prometheus?: boolean;
}

type Fields = Record<string, readonly string[]>;

/** Fields of one version of a CRD, by the release that brought them. */
function added(crd: string, version: string, fields: Fields): Change[] {
  return Object.entries(fields).flatMap(([since, names]) =>
    names.map((field) => ({ since, crd, version, field })),
  );
}

const int32: Omit<Change, 'crd' | 'version' | 'field'> = { since: '0.16.0', key: 'format', before: 'int32' };
const immutable = { message: 'Value is immutable', rule: 'self == oldSelf' };
const neighbor = 'spec.bgp.routers[].neighbors[]';
const frrConfigurations = 'frrconfigurations.frrk8s.metallb.io';

/** Lists of label selectors, and the one selector that is no list. From 0.14.6 on their lists are atomic. */
const selectors: readonly (readonly [crd: string, version: string, fields: readonly string[]])[] = [
  ['bgpadvertisements', 'v1beta1', ['spec.ipAddressPoolSelectors[]', 'spec.nodeSelectors[]']],
  ['bgppeers', 'v1beta2', ['spec.nodeSelectors[]']],
  [
    'ipaddresspools',
    'v1beta1',
    ['spec.serviceAllocation.namespaceSelectors[]', 'spec.serviceAllocation.serviceSelectors[]'],
  ],
  ['l2advertisements', 'v1beta1', ['spec.ipAddressPoolSelectors[]', 'spec.nodeSelectors[]']],
  [frrConfigurations, 'v1beta1', ['spec.nodeSelector']],
];

const atomicLists: readonly Change[] = selectors.flatMap(([crd, version, fields]) =>
  fields
    .flatMap((field) => [`${field}.matchExpressions`, `${field}.matchExpressions[].values`])
    .map((field) => ({ since: '0.14.6', crd, version, field, key: 'x-kubernetes-list-type' })),
);

const changes: readonly Change[] = [
  ...added('bgpadvertisements', 'v1beta1', { '0.16.0': ['spec.serviceSelectors'] }),
  ...added('l2advertisements', 'v1beta1', { '0.16.0': ['spec.serviceSelectors'] }),
  {
    since: '0.16.0',
    crd: 'bgpadvertisements',
    version: 'v1beta1',
    field: 'spec',
    key: 'x-kubernetes-validations',
  },

  ...added('bgppeers', 'v1beta2', {
    '0.16.0': ['spec.localASN'],
    '0.15.0': ['spec.interface', 'spec.dualStackAddressFamily'],
    '0.14.9': ['spec.dynamicASN'],
    '0.14.6': ['spec.enableGracefulRestart'],
    '0.14.4': ['spec.connectTime', 'spec.disableMP'],
  }),
  {
    since: '0.16.1',
    crd: 'bgppeers',
    version: 'v1beta2',
    field: 'spec.localASN',
    key: 'format',
    before: 'int32',
  },
  ...['v1beta1', 'v1beta2'].flatMap((version) =>
    ['spec.myASN', 'spec.peerASN'].map((field) => ({ ...int32, crd: 'bgppeers', version, field })),
  ),
  { since: '0.15.0', crd: 'bgppeers', version: 'v1beta2', field: 'spec.peerPort', key: 'minimum', before: 0 },
  {
    since: '0.15.0',
    crd: 'bgppeers',
    version: 'v1beta2',
    field: 'spec',
    key: 'required',
    before: ['myASN', 'peerAddress'],
  },
  {
    since: '0.14.9',
    crd: 'bgppeers',
    version: 'v1beta2',
    field: 'spec',
    key: 'required',
    before: ['myASN', 'peerASN', 'peerAddress'],
  },
  { since: '0.14.9', crd: 'bgppeers', version: 'v1beta1', key: 'deprecated' },
  { since: '0.14.9', crd: 'bgppeers', version: 'v1beta1', key: 'deprecationWarning' },

  { since: '0.15.0', crd: 'ipaddresspools', version: 'v1beta1', field: 'status', key: 'properties' },
  { since: '0.15.0', crd: 'ipaddresspools', version: 'v1beta1', field: 'status', key: 'required' },

  { since: '0.15.3', crd: 'configurationstates' },
  { since: '0.15.0', crd: 'servicebgpstatuses' },
  { since: '0.14.4', crd: 'servicel2statuses' },
  {
    since: '0.14.7',
    crd: 'servicel2statuses',
    version: 'v1beta1',
    field: 'status.serviceName',
    key: 'x-kubernetes-validations',
    before: [immutable, immutable],
  },
  ...added('servicel2statuses', 'v1beta1', { '0.14.6': ['status.serviceName', 'status.serviceNamespace'] }),
  {
    since: '0.14.6',
    crd: 'servicel2statuses',
    version: 'v1beta1',
    field: 'status.node',
    key: 'x-kubernetes-validations',
  },
  {
    since: '0.14.6',
    crd: 'servicel2statuses',
    version: 'v1beta1',
    key: 'additionalPrinterColumns',
    before: [{ jsonPath: '.status.node', name: 'Allocated Node', type: 'string' }],
  },
  { since: '0.14.3', crd: 'addresspools', before: addressPools },

  { since: '0.16.0', crd: 'frrk8sconfigurations.frrk8s.metallb.io' },
  { since: '0.15.0', crd: 'bgpsessionstates.frrk8s.metallb.io' },
  {
    since: '0.14.4',
    crd: 'frrnodestates.frrk8s.metallb.io',
    version: 'v1beta1',
    field: 'status.desiredConfig',
    before: { type: 'string' },
    prometheus: true,
  },
  ...added(frrConfigurations, 'v1beta1', {
    '0.16.0': [`${neighbor}.localASN`],
    '0.15.0': [`${neighbor}.interface`, `${neighbor}.dualStackAddressFamily`],
    '0.14.9': [`${neighbor}.dynamicASN`],
    '0.14.8': [`${neighbor}.enableGracefulRestart`, 'spec.bgp.routers[].imports'],
    '0.14.6': [`${neighbor}.sourceaddress`],
    '0.14.5': [`${neighbor}.disableMP`],
    '0.14.4': [`${neighbor}.connectTime`],
  }),
  ...['spec.bgp.routers[].asn', `${neighbor}.asn`].map((field) => ({
    ...int32,
    crd: frrConfigurations,
    version: 'v1beta1',
    field,
  })),
  {
    since: '0.15.0',
    crd: frrConfigurations,
    version: 'v1beta1',
    field: neighbor,
    key: 'required',
    before: ['address'],
  },
  {
    since: '0.14.9',
    crd: frrConfigurations,
    version: 'v1beta1',
    field: neighbor,
    key: 'required',
    before: ['address', 'asn'],
  },
  ...atomicLists,
];

/**
 * Every change, youngest release first: the order in which to undo them. Those of releases that came later are recorded by
 * `npm run release:add`, the last one first.
 */
export const history: readonly Change[] = [...(recorded as readonly Change[]), ...changes].sort((a, b) =>
  compareVersions(b.since, a.since),
);
