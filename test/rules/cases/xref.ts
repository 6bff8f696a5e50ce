import type { RuleCases } from '../find.js';
import {
  barePool,
  bfd,
  bgp,
  communities,
  configMap,
  expression,
  labels,
  layer2,
  oldPeer,
  peer,
  pool,
  secret,
  service,
} from '../objects.js';

const lab = pool('lab', '192.0.2.0/28', {}, { labels: { zone: 'lan' } });
const withSecret = peer({ passwordSecret: { name: 'tor' } });
const basic = 'kubernetes.io/basic-auth';
const extras = configMap('bgpextras', { extras: 'log stdout' });

export const xrefCases: RuleCases = {
  'xref-namespace': [
    {
      name: 'each kind',
      given: [
        pool('lab', '192.0.2.0/28', {}, { namespace: 'default' }),
        layer2('a', {}, { namespace: undefined }),
        bgp('b', {}, { namespace: 'web' }),
        bfd('c', {}, { namespace: 'web' }),
      ],
      finds: [
        'error BFDProfile/c metadata.namespace: BFDProfile c is in the namespace web, and MetalLB in metallb-system | put it into metallb-system',
        'error BGPAdvertisement/b metadata.namespace: BGPAdvertisement b is in the namespace web, and MetalLB in metallb-system | put it into metallb-system',
        'error IPAddressPool/lab metadata.namespace: IPAddressPool lab is in the namespace default, and MetalLB in metallb-system | put it into metallb-system',
        'error L2Advertisement/a metadata.namespace: L2Advertisement a is in the namespace default, and MetalLB in metallb-system | put it into metallb-system',
      ],
    },
    { name: 'its own', given: [lab, layer2('a')], finds: [] },
  ],
  'xref-pool-missing': [
    {
      name: 'a misspelt name',
      given: [lab, layer2('a', { ipAddressPools: ['lba'] })],
      finds: [
        'warning L2Advertisement/a spec.ipAddressPools[0]: L2Advertisement a names the pool lba, which does not exist | define the pool, or correct its name',
      ],
    },
    {
      name: 'a name like no other',
      given: [lab, peer(), bgp('a', { ipAddressPools: ['lab', 'production'] })],
      finds: [
        'warning BGPAdvertisement/a spec.ipAddressPools[1]: BGPAdvertisement a names the pool production, which does not exist | define the pool, or correct its name',
      ],
    },
    { name: 'a name that is there', given: [lab, layer2('a', { ipAddressPools: ['lab'] })], finds: [] },
  ],
  'xref-pool-selector-nomatch': [
    {
      name: 'no pool has the labels',
      given: [lab, layer2('a', { ipAddressPoolSelectors: [labels({ zone: 'dmz' })] })],
      finds: [
        'warning L2Advertisement/a spec.ipAddressPoolSelectors: L2Advertisement a selects pools by label, and no pool has these labels | label a pool, or correct the selector',
      ],
    },
    {
      name: 'one has',
      given: [
        lab,
        layer2('a', { ipAddressPoolSelectors: [labels({ zone: 'dmz' }), expression('zone', 'Exists')] }),
      ],
      finds: [],
    },
  ],
  'xref-peer-missing': [
    {
      name: 'a misspelt name',
      given: [lab, peer(), bgp('a', { peers: ['tro'] })],
      finds: [
        'warning BGPAdvertisement/a spec.peers[0]: BGPAdvertisement a names the peer tro, which does not exist | define the peer, or correct its name',
      ],
    },
    { name: 'a name that is there', given: [lab, peer(), bgp('a', { peers: ['tor'] })], finds: [] },
  ],
  'xref-community-missing': [
    {
      name: 'nothing is built in',
      given: [
        lab,
        peer(),
        communities({ 'no-advertise': '65535:65282' }),
        bgp('a', { communities: ['no-export'] }),
      ],
      finds: [
        'error BGPAdvertisement/a spec.communities[0]: BGPAdvertisement a names the community no-export, which is defined nowhere | define it in communities, or write A:B',
      ],
    },
    {
      name: 'defined',
      given: [
        lab,
        peer(),
        communities({ 'no-export': '65535:65281' }),
        bgp('a', { communities: ['no-export', '64500:1'] }),
      ],
      finds: [],
    },
  ],
  'xref-bfd-missing': [
    {
      name: 'a name of no profile',
      given: [peer({ bfdProfile: 'fast' }), bfd('slow')],
      finds: [
        'error BGPPeer/tor spec.bfdProfile: BGPPeer tor names the BFDProfile fast, which does not exist | define the profile, or correct its name',
      ],
    },
    { name: 'a profile', given: [peer({ bfdProfile: 'slow' }), bfd('slow')], finds: [] },
  ],
  'xref-secret-missing': [
    {
      name: 'another is known',
      given: [withSecret, secret('other', basic, { password: 'eA==' })],
      finds: [
        'error BGPPeer/tor spec.passwordSecret.name: BGPPeer tor names the Secret tor, which is not in metallb-system | create the Secret in the namespace of MetalLB',
      ],
    },
    {
      name: 'in another namespace',
      given: [withSecret, secret('tor', basic, { password: 'eA==' }, 'web')],
      finds: [
        'error BGPPeer/tor spec.passwordSecret.name: BGPPeer tor names the Secret tor, which is not in metallb-system | create the Secret in the namespace of MetalLB',
      ],
    },
    { name: 'there', given: [withSecret, secret('tor', basic, { password: 'eA==' })], finds: [] },
    { name: 'no Secrets are known', given: [withSecret], finds: [] },
  ],
  'xref-secret-type': [
    {
      name: 'Opaque',
      given: [withSecret, secret('tor', 'Opaque', { password: 'eA==' })],
      finds: [
        'error BGPPeer/tor spec.passwordSecret.name: BGPPeer tor names the Secret tor, which is of type Opaque | make it anew with --type=kubernetes.io/basic-auth',
      ],
    },
    { name: 'basic-auth', given: [withSecret, secret('tor', basic, { password: 'eA==' })], finds: [] },
  ],
  'xref-secret-key': [
    {
      name: 'no password',
      given: [withSecret, secret('tor', basic, { username: 'eA==' })],
      finds: [
        'error BGPPeer/tor spec.passwordSecret.name: BGPPeer tor names the Secret tor, which has no key password | put the password under the key password',
      ],
    },
    { name: 'a password', given: [withSecret, secret('tor', basic, { password: 'eA==' })], finds: [] },
  ],
  'xref-extras': [
    {
      name: 'frr-k8s',
      given: [extras],
      finds: [
        'error ConfigMap/bgpextras data.extras: the ConfigMap bgpextras has extras, and the backend is frr-k8s | remove it, or use the frr backend',
      ],
    },
    {
      name: 'native',
      given: [extras],
      backend: 'native',
      finds: [
        'error ConfigMap/bgpextras data.extras: the ConfigMap bgpextras has extras, and the backend is native | remove it, or use the frr backend',
      ],
    },
    { name: 'frr', given: [extras], backend: 'frr', finds: [] },
    { name: 'empty', given: [configMap('bgpextras', { extras: '' })], finds: [] },
    { name: 'in another namespace', given: [configMap('bgpextras', { extras: 'x' }, 'web')], finds: [] },
  ],
  'xref-name': [
    {
      name: 'capitals',
      given: [pool('Lab', '192.0.2.0/28'), layer2('a')],
      finds: [
        'error IPAddressPool/Lab metadata.name: "Lab" is no name of a Kubernetes object | use small letters, digits and -, starting and ending with a letter or digit',
      ],
    },
    {
      name: 'a label that is none',
      given: [pool('lab', '192.0.2.0/28', {}, { labels: { 'a b': 'c d' } }), layer2('a')],
      finds: [
        'error IPAddressPool/lab metadata.labels["a b"]: "a b" is no key of a label | use letters, digits, -, _ and ., starting and ending with a letter or digit, at most 63 characters; a DNS name and / may stand before it',
        'error IPAddressPool/lab metadata.labels["a b"]: "c d" is no value of a label (a b) | use letters, digits, -, _ and ., starting and ending with a letter or digit, at most 63 characters',
      ],
    },
    {
      name: 'a Service with a dot, and one that is too long',
      given: [service('a.b'), service('a'.repeat(64))],
      finds: ['a.b', 'a'.repeat(64)].map(
        (name) =>
          `error Service/${name} metadata.name: "${name}" is no name of a Service | use small letters, digits and -, starting and ending with a letter or digit, at most 63 characters`,
      ),
    },
    {
      name: 'annotations of more than 256 KiB',
      given: [service('shop', { note: 'x'.repeat(262_144 - 'metallb.io/note'.length + 1) })],
      finds: [
        'error Service/shop metadata.annotations: the annotations of Service shop have 262145 bytes, more than 262144 | keep long texts elsewhere, and name the place',
      ],
    },
    {
      name: 'what is taken: a Service that starts with a digit, capitals before the / of an annotation, and 256 KiB',
      given: [
        service('1-shop', { 'Example.COM/Note': 'x' }),
        service('full', { note: 'x'.repeat(262_144 - 'metallb.io/note'.length) }),
      ],
      finds: [],
    },
    { name: 'all in order', given: [lab, layer2('a.b-c')], finds: [] },
  ],
  'xref-name-dup': [
    {
      name: 'twice',
      given: [lab, pool('lab', '198.51.100.0/28'), layer2('a')],
      finds: [
        'error IPAddressPool/lab metadata.name: IPAddressPool metallb-system/lab is there twice | rename one of them, or remove it',
      ],
    },
    {
      name: 'another kind or namespace',
      given: [lab, layer2('lab'), pool('lab', '198.51.100.0/28', {}, { namespace: 'web' })],
      finds: [],
    },
  ],
};

export const schemaCases: RuleCases = {
  'rel-field': [
    {
      name: 'newer than the release',
      given: [lab, layer2('a', { serviceSelectors: [labels({ app: 'a' })] })],
      release: '0.15.3',
      finds: [
        'error L2Advertisement/a spec.serviceSelectors: L2Advertisement a has the field spec.serviceSelectors, which MetalLB v0.15.3 does not know | move to v0.16.0 or newer, which brought it, or remove it',
      ],
    },
    {
      name: 'a typo',
      given: [pool('lab', '192.0.2.0/28', { autoAsign: true }), layer2('a')],
      finds: [
        'error IPAddressPool/lab spec.autoAsign: IPAddressPool lab has the field spec.autoAsign, which MetalLB v0.16.1 does not know | did you mean autoAssign?',
      ],
    },
    {
      name: 'of no kind of field',
      given: [lab, layer2('a', { nonsense: 1 })],
      finds: [
        'error L2Advertisement/a spec.nonsense: L2Advertisement a has the field spec.nonsense, which MetalLB v0.16.1 does not know | remove it; known here: interfaces, ipAddressPoolSelectors, ipAddressPools, nodeSelectors, serviceSelectors',
      ],
    },
    {
      name: 'the first release that has it',
      given: [lab, layer2('a', { serviceSelectors: [labels({ app: 'a' })] })],
      release: '0.16.0',
      finds: [],
    },
    {
      name: 'dynamicASN before 0.14.9',
      given: [peer({ peerASN: undefined, dynamicASN: 'external' })],
      release: '0.14.8',
      finds: [
        'error BGPPeer/tor spec.dynamicASN: BGPPeer tor has the field spec.dynamicASN, which MetalLB v0.14.8 does not know | move to v0.14.9 or newer, which brought it, or remove it',
      ],
    },
    {
      name: 'interface before 0.15.0',
      given: [peer({ peerAddress: undefined, interface: 'eth0' })],
      release: '0.14.9',
      finds: [
        'error BGPPeer/tor spec.interface: BGPPeer tor has the field spec.interface, which MetalLB v0.14.9 does not know | move to v0.15.0 or newer, which brought it, or remove it',
      ],
    },
    {
      name: 'connectTime before 0.14.4',
      given: [peer({ connectTime: '10s' })],
      release: '0.14.3',
      finds: [
        'error BGPPeer/tor spec.connectTime: BGPPeer tor has the field spec.connectTime, which MetalLB v0.14.3 does not know | move to v0.14.4 or newer, which brought it, or remove it',
      ],
    },
    { name: 'connectTime', given: [peer({ connectTime: '10s' })], release: '0.14.4', finds: [] },
    {
      name: 'enableGracefulRestart',
      given: [peer({ enableGracefulRestart: true })],
      release: '0.14.6',
      finds: [],
    },
  ],
  'schema-kind': [
    {
      name: 'a misspelt kind',
      given: [{ ...lab, kind: 'IPAddresPool' }],
      finds: [
        'error IPAddresPool/lab kind: MetalLB v0.16.1 knows no kind IPAddresPool | did you mean IPAddressPool?',
      ],
    },
    {
      name: 'a version that is not served',
      given: [{ ...lab, apiVersion: 'metallb.io/v1' }],
      finds: [
        'error IPAddressPool/lab apiVersion: MetalLB v0.16.1 serves no metallb.io/v1 of IPAddressPool | correct the kind or its version',
      ],
    },
    {
      name: 'a kind of a newer release',
      given: [
        { apiVersion: 'metallb.io/v1beta1', kind: 'ConfigurationState', metadata: { name: 'controller' } },
      ],
      release: '0.15.2',
      finds: [
        'error ConfigurationState/controller kind: MetalLB v0.15.2 knows no kind ConfigurationState | correct the kind or its version',
      ],
    },
    { name: 'each version of a peer', given: [oldPeer({ holdTime: '90s' }), peer({}, 'spine')], finds: [] },
  ],
  'schema-type': [
    {
      name: 'of scalars and lists',
      given: [
        barePool('lab', { addresses: '192.0.2.0/28', autoAssign: 'false' }),
        bgp('a', { aggregationLength: '32', communities: [64500] }),
        peer({ myASN: 64500.5 }),
      ],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a: spec.aggregationLength is "32", and must be a whole number | write a whole number',
        'error BGPAdvertisement/a spec.communities[0]: BGPAdvertisement a: spec.communities[0] is 64500, and must be text | write it in quotes',
        'error BGPPeer/tor spec.myASN: BGPPeer tor: spec.myASN is 64500.5, and must be a whole number | write a whole number',
        'error IPAddressPool/lab spec.addresses: IPAddressPool lab: spec.addresses is "192.0.2.0/28", and must be a list | write a list',
        'error IPAddressPool/lab spec.autoAssign: IPAddressPool lab: spec.autoAssign is "false", and must be true or false | write true or false',
      ],
    },
    {
      name: 'right ones',
      given: [pool('lab', '192.0.2.0/28', { autoAssign: false }), layer2('a')],
      finds: [],
    },
  ],
  'schema-required': [
    {
      name: 'key and operator of an expression',
      given: [lab, layer2('a', { nodeSelectors: [{ matchExpressions: [{ values: ['a'] }] }] })],
      finds: [
        'error L2Advertisement/a spec.nodeSelectors[0].matchExpressions[0].key: L2Advertisement a has no spec.nodeSelectors[0].matchExpressions[0].key | add spec.nodeSelectors[0].matchExpressions[0].key',
        'error L2Advertisement/a spec.nodeSelectors[0].matchExpressions[0].operator: L2Advertisement a has no spec.nodeSelectors[0].matchExpressions[0].operator | add spec.nodeSelectors[0].matchExpressions[0].operator',
      ],
    },
    {
      name: 'nothing is missing',
      given: [lab, layer2('a', { nodeSelectors: [expression('a', 'Exists')] })],
      finds: [],
    },
  ],
  'schema-enum': [
    {
      name: 'another word',
      given: [
        {
          apiVersion: 'metallb.io/v1beta1',
          kind: 'ConfigurationState',
          metadata: { name: 'controller', namespace: 'metallb-system' },
          status: { result: 'valid' },
        },
      ],
      finds: [
        'error ConfigurationState/controller status.result: ConfigurationState controller: status.result is "valid", and must be one of Valid, Invalid, Unknown | did you mean Valid?',
      ],
    },
    {
      name: 'one of them',
      given: [
        {
          apiVersion: 'metallb.io/v1beta1',
          kind: 'ConfigurationState',
          metadata: { name: 'controller', namespace: 'metallb-system' },
          status: { result: 'Valid' },
        },
      ],
      finds: [],
    },
  ],
  'schema-limit': [
    {
      name: 'a list that is too short',
      given: [
        oldPeer({
          holdTime: '90s',
          nodeSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: [] }] }],
        }),
      ],
      finds: [
        'error BGPPeer/tor spec.nodeSelectors[0].matchExpressions[0].values: BGPPeer tor: spec.nodeSelectors[0].matchExpressions[0].values is [], and must be 1 items or more | use a value within the limits',
      ],
    },
    {
      name: 'a number of more than 64 bits',
      given: [pool('lab', '192.0.2.0/28', { serviceAllocation: { priority: 2 ** 63 } })],
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.priority: IPAddressPool lab: spec.serviceAllocation.priority is 9223372036854776000, and must be 9223372036854775807 or less | use a value within the limits',
      ],
    },
    {
      name: 'the smallest number of 64 bits',
      given: [pool('lab', '192.0.2.0/28', { serviceAllocation: { priority: -(2 ** 63) } })],
      finds: [],
    },
    {
      name: 'long enough',
      given: [
        oldPeer({
          holdTime: '90s',
          nodeSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }],
        }),
      ],
      finds: [],
    },
  ],
  'legacy-addresspool': [
    {
      name: 'removed in 0.14',
      given: [{ ...lab, kind: 'AddressPool', spec: { protocol: 'layer2', addresses: ['192.0.2.0/28'] } }],
      finds: [
        'error AddressPool/lab kind: AddressPool lab is of a kind that 0.14 removed | use an IPAddressPool, and an advertisement for it',
      ],
    },
    {
      name: 'on its way out before',
      given: [{ ...lab, kind: 'AddressPool', spec: { protocol: 'layer2', addresses: ['192.0.2.0/28'] } }],
      release: '0.13.12',
      finds: [
        'warning AddressPool/lab kind: AddressPool lab is of a kind that 0.14 removed | use an IPAddressPool, and an advertisement for it',
      ],
    },
    { name: 'the kind that took its place', given: [lab, layer2('a')], finds: [] },
  ],
  'legacy-configmap': [
    {
      name: 'in the namespace of MetalLB',
      given: [configMap('config', { config: 'address-pools: []' })],
      finds: [
        'warning ConfigMap/config data.config: the ConfigMap config is not read since 0.13 | write pools and advertisements instead; MetalLB has a converter',
      ],
    },
    { name: 'in another one', given: [configMap('config', { config: 'x' }, 'web')], finds: [] },
    { name: 'with other keys', given: [configMap('config', { other: 'x' })], finds: [] },
  ],
};
