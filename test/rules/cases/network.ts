import { parseAddresses } from '../../../lib/addresses/entry.js';
import { AddressRange } from '../../../lib/addresses/range.js';
import type { Claim } from '../../../lib/world.js';
import type { RuleCases } from '../find.js';
import { bgp, layer2, node, peer, pool, service } from '../objects.js';

const lab = pool('lab', '192.0.2.0/28');
const all = layer2('all');

function claim(use: string, text: string, of?: string): Claim {
  const range = parseAddresses(text);
  if (!(range instanceof AddressRange)) throw new Error(text);
  return { use, text, range, ...(of && { pool: of }) };
}

const network = (...claims: Claim[]) => ({ network: claims });
const aggregate = (length: number) => [
  pool('lab', ['192.0.2.0-192.0.2.2', '192.0.2.4-192.0.2.15']),
  peer(),
  bgp('g', { aggregationLength: length }),
];

export const networkCases: RuleCases = {
  'addr-network-overlap': [
    {
      name: 'each use, as the config says',
      given: [lab, all],
      facts: network(
        claim('nodes', '192.0.2.1-192.0.2.3'),
        claim('gateway', '192.0.2.4'),
        claim('dhcp', '192.0.2.8-192.0.2.99'),
        claim('pods', '192.0.0.0/16'),
        claim('services', '192.0.2.0/24'),
        claim('reserved', '192.0.2.15'),
      ),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of a reserved range, 192.0.2.15 | take these addresses out of the pool, with exclude if they lie in its middle',
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the DHCP range, 192.0.2.8-192.0.2.99 | take these addresses out of the pool, with exclude if they lie in its middle',
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the gateway, 192.0.2.4 | take these addresses out of the pool, with exclude if they lie in its middle',
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the nodes, 192.0.2.1-192.0.2.3 | take these addresses out of the pool, with exclude if they lie in its middle',
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the pod network, 192.0.0.0/16 | take these addresses out of the pool, with exclude if they lie in its middle',
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the service network, 192.0.2.0/24 | take these addresses out of the pool, with exclude if they lie in its middle',
      ],
    },
    {
      name: 'pods and Services, as the objects show',
      given: [
        node('node-a', undefined, {}, { spec: { podCIDR: '192.0.2.0/30', podCIDRs: ['192.0.2.0/30'] } }),
        service('s', {}, { type: 'ClusterIP', clusterIPs: ['192.0.2.9'] }),
        lab,
        all,
      ],
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the pod network, 192.0.2.0/30 | take these addresses out of the pool, with exclude if they lie in its middle',
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the service network, 192.0.2.9 | take these addresses out of the pool, with exclude if they lie in its middle',
      ],
    },
    {
      name: 'a ServiceCIDR',
      given: [
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'ServiceCIDR',
          metadata: { name: 'kubernetes' },
          spec: { cidrs: ['192.0.2.0/24'] },
        },
        lab,
        all,
      ],
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds addresses of the service network, 192.0.2.0/24 | take these addresses out of the pool, with exclude if they lie in its middle',
      ],
    },
    {
      name: 'beside it',
      given: [node('node-a', undefined, {}, { spec: { podCIDRs: ['10.244.0.0/24'] } }), lab, all],
      facts: network(claim('gateway', '192.0.2.16')),
      finds: [],
    },
    {
      name: 'what another pool excludes',
      given: [lab, all],
      facts: network(claim('exclude', '192.0.2.3', 'home')),
      finds: [],
    },
  ],
  'bgpadv-agg-exclude': [
    {
      name: 'an aggregate over the hole',
      given: aggregate(31),
      facts: network(claim('exclude', '192.0.2.3', 'lab')),
      finds: [
        'warning BGPAdvertisement/g spec.aggregationLength: BGPAdvertisement g announces pool lab in aggregates of /31, which cover 192.0.2.3, that the pool excludes | use a longer aggregationLength, or exclude whole aggregates',
      ],
    },
    {
      name: 'single addresses',
      given: aggregate(32),
      facts: network(claim('exclude', '192.0.2.3', 'lab')),
      finds: [],
    },
    {
      name: 'a hole of another pool',
      given: aggregate(31),
      facts: network(claim('exclude', '192.0.2.3', 'home')),
      finds: [],
    },
    {
      name: 'whole aggregates',
      given: [pool('lab', ['192.0.2.0/30', '192.0.2.8/29']), peer(), bgp('g', { aggregationLength: 30 })],
      facts: network(claim('exclude', '192.0.2.4/30', 'lab')),
      finds: [],
    },
  ],
};

const annotated = (key: string, value: string) => [
  pool('lab', '192.0.2.77/24', {}, { annotations: { [`cdk8s-metallb.io/ignore.${key}`]: value } }),
  all,
];

export const silenceCases: RuleCases = {
  'silence-unknown': [
    {
      name: 'a misspelt rule',
      given: annotated('addr-hostbit', 'ours'),
      finds: [
        'warning IPAddressPool/lab metadata.annotations["cdk8s-metallb.io/ignore.addr-hostbit"]: there is no rule addr-hostbit to ignore; there is addr-hostbits | correct the name, or remove the silence',
      ],
    },
    { name: 'a rule', given: annotated('addr-hostbits', 'ours'), finds: [] },
  ],
  'silence-reason': [
    {
      name: 'none',
      given: annotated('addr-hostbits', ''),
      finds: [
        'warning IPAddressPool/lab metadata.annotations["cdk8s-metallb.io/ignore.addr-hostbits"]: addr-hostbits is ignored without a reason | say in a few words why the warning does not count here',
      ],
    },
    { name: 'one', given: annotated('addr-hostbits', 'ours'), finds: [] },
  ],
  'silence-error': [
    {
      name: 'of an error',
      given: [
        pool('lab', '192.0.2.9', {}, { annotations: { 'cdk8s-metallb.io/ignore.addr-format': 'ours' } }),
        all,
      ],
      finds: [
        'warning IPAddressPool/lab metadata.annotations["cdk8s-metallb.io/ignore.addr-format"]: addr-format is an error here, and cannot be ignored | mend the error, and remove the silence',
      ],
    },
    { name: 'of a warning', given: annotated('addr-hostbits', 'ours'), finds: [] },
  ],
  'silence-unused': [
    {
      name: 'nothing to silence',
      given: annotated('addr-mapped', 'ours'),
      finds: [
        'warning IPAddressPool/lab metadata.annotations["cdk8s-metallb.io/ignore.addr-mapped"]: addr-mapped is ignored at IPAddressPool/metallb-system/lab, and found nothing there | remove it',
      ],
    },
    { name: 'something', given: annotated('addr-hostbits', 'ours'), finds: [] },
  ],
};
