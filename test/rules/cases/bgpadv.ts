import type { RuleCases } from '../find.js';
import { bgp, communities, expression, labels, layer2, node, peer, pool, service } from '../objects.js';

const lab = pool('lab', '192.0.2.0/24');
const six = pool('six', '2001:db8::/112');
const both = pool('both', ['192.0.2.0/24', '2001:db8::/112']);
const tor = peer();
const ibgp = peer({ peerASN: 64500 });
const nodes = [node('node-a', undefined, { rack: 'a' }), node('node-b', undefined, { rack: 'b' })];
const pair = (a: object, b: object, over = lab) => [over, ibgp, bgp('a', { ...a }), bgp('b', { ...b })];
const on = (rack: string) => ({ nodeSelectors: [labels({ rack })] });

export const bgpadvCases: RuleCases = {
  'bgpadv-pools-dup': [
    {
      name: 'a pool twice',
      given: [lab, tor, bgp('a', { ipAddressPools: ['lab', 'lab'] })],
      finds: [
        'error BGPAdvertisement/a spec.ipAddressPools[1]: BGPAdvertisement a names lab twice in ipAddressPools | keep one of them',
      ],
    },
    { name: 'once', given: [lab, tor, bgp('a', { ipAddressPools: ['lab'] })], finds: [] },
  ],
  'bgpadv-peers-dup': [
    {
      name: 'a peer twice',
      given: [lab, tor, bgp('a', { peers: ['tor', 'tor'] })],
      finds: [
        'error BGPAdvertisement/a spec.peers[1]: BGPAdvertisement a names tor twice in peers | keep one of them',
      ],
    },
    { name: 'once', given: [lab, tor, bgp('a', { peers: ['tor'] })], finds: [] },
  ],
  'bgpadv-comm-dup': [
    {
      name: 'a community twice',
      given: [lab, tor, bgp('a', { communities: ['64500:1', '64500:2', '64500:1'] })],
      finds: [
        'error BGPAdvertisement/a spec.communities[2]: BGPAdvertisement a names 64500:1 twice in communities | keep one of them',
      ],
    },
    {
      name: 'the same in other text is not seen',
      given: [lab, tor, bgp('a', { communities: ['64500:1', '64500:01'] })],
      finds: [],
    },
  ],
  'bgpadv-agg-range': [
    {
      name: 'too long for IPv4',
      given: [lab, tor, bgp('a', { aggregationLength: 33 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 33 | use a length from 1 to 32',
      ],
    },
    {
      name: 'zero',
      given: [lab, tor, bgp('a', { aggregationLength: 0 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 0 | use a length from 1 to 32',
      ],
    },
    {
      name: 'too long for IPv6',
      given: [six, tor, bgp('a', { aggregationLengthV6: 129 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLengthV6: BGPAdvertisement a has aggregationLengthV6 129 | use a length from 1 to 128',
      ],
    },
    {
      name: 'IPv6 has no least',
      given: [lab, tor, bgp('a', { aggregationLength: 32, aggregationLengthV6: 0 })],
      finds: [],
    },
  ],
  'bgpadv-agg-pool': [
    {
      name: 'wider than the entry',
      given: [pool('lab', '192.0.2.0/26'), tor, bgp('a', { aggregationLength: 24 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 24, shorter than /26, the widest block of 192.0.2.0/26 in pool lab | use aggregationLength 26 or more, or announce this pool by an advertisement of its own',
      ],
    },
    {
      name: 'wider than the widest block of a range',
      given: [pool('lab', '192.0.2.1-192.0.2.9'), tor, bgp('a', { aggregationLength: 29 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 29, shorter than /30, the widest block of 192.0.2.1-192.0.2.9 in pool lab | use aggregationLength 30 or more, or announce this pool by an advertisement of its own',
      ],
    },
    {
      name: 'one narrow entry among wide ones',
      given: [pool('lab', ['192.0.2.0/24', '198.51.100.9/32']), tor, bgp('a', { aggregationLength: 24 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 24, shorter than /32, the widest block of 198.51.100.9/32 in pool lab | use aggregationLength 32 or more, or announce this pool by an advertisement of its own',
      ],
    },
    {
      name: 'a negative length, where there is IPv6',
      given: [six, tor, bgp('a', { aggregationLengthV6: -1 })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLengthV6: BGPAdvertisement a has aggregationLengthV6 -1, shorter than /112, the widest block of 2001:db8::/112 in pool six | use aggregationLengthV6 112 or more, or announce this pool by an advertisement of its own',
      ],
    },
    {
      name: 'an IPv4 network written as IPv6',
      given: [pool('lab', '::ffff:192.0.2.0/120'), tor, bgp('a')],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has aggregationLength 32, shorter than /120, the widest block of ::ffff:192.0.2.0/120 in pool lab | write the network as IPv4',
      ],
    },
    {
      name: 'as wide',
      given: [pool('lab', '192.0.2.0/26'), tor, bgp('a', { aggregationLength: 26 })],
      finds: [],
    },
    {
      name: 'as wide as the widest block of a range',
      given: [pool('lab', '192.0.2.1-192.0.2.9'), tor, bgp('a', { aggregationLength: 30 })],
      finds: [],
    },
    {
      name: 'another pool',
      given: [
        lab,
        pool('small', '198.51.100.0/28'),
        tor,
        bgp('a', { ipAddressPools: ['lab'], aggregationLength: 24 }),
      ],
      finds: [],
    },
  ],
  'bgpadv-agg-svcsel': [
    {
      name: 'an aggregate for some Services',
      given: [lab, tor, bgp('a', { aggregationLength: 24, serviceSelectors: [labels({ app: 'a' })] })],
      finds: [
        'error BGPAdvertisement/a spec.aggregationLength: BGPAdvertisement a has serviceSelectors and aggregationLength 24 | remove the aggregation length, or the serviceSelectors',
      ],
    },
    {
      name: 'single addresses',
      given: [lab, tor, bgp('a', { aggregationLength: 32, serviceSelectors: [labels({ app: 'a' })] })],
      finds: [],
    },
    {
      name: 'an empty list',
      given: [lab, tor, bgp('a', { aggregationLength: 24, serviceSelectors: [] })],
      finds: [],
    },
    {
      name: 'the field is not known before 0.16.0',
      given: [lab, tor, bgp('a', { aggregationLength: 24, serviceSelectors: [labels({ app: 'a' })] })],
      release: '0.15.3',
      finds: [],
    },
  ],
  'bgpadv-localpref-range': [
    {
      name: 'beyond 32 bits',
      given: [lab, ibgp, bgp('a', { localPref: 4294967296 })],
      finds: [
        'error BGPAdvertisement/a spec.localPref: BGPAdvertisement a has localPref 4294967296 | use a number from 0 to 4294967295',
      ],
    },
    {
      name: 'below zero',
      given: [lab, ibgp, bgp('a', { localPref: -1 })],
      finds: [
        'error BGPAdvertisement/a spec.localPref: BGPAdvertisement a has localPref -1 | use a number from 0 to 4294967295',
      ],
    },
    { name: 'the largest', given: [lab, ibgp, bgp('a', { localPref: 4294967295 })], finds: [] },
  ],
  'bgpadv-localpref-int32': [
    {
      name: 'more than the format holds',
      given: [lab, ibgp, bgp('a', { localPref: 2147483648 })],
      facts: { cluster: { kubernetes: '1.36' } },
      finds: [
        'error BGPAdvertisement/a spec.localPref: BGPAdvertisement a has localPref 2147483648, which Kubernetes 1.36 refuses | use a number from 0 to 2147483647',
      ],
    },
    {
      name: 'the largest that it holds',
      given: [lab, ibgp, bgp('a', { localPref: 2147483647 })],
      facts: { cluster: { kubernetes: '1.36' } },
      finds: [],
    },
    {
      name: 'an older Kubernetes',
      given: [lab, ibgp, bgp('a', { localPref: 2147483648 })],
      facts: { cluster: { kubernetes: '1.35' } },
      finds: [],
    },
    {
      name: 'a Kubernetes that is not known',
      given: [lab, ibgp, bgp('a', { localPref: 2147483648 })],
      finds: [],
    },
  ],
  'bgpadv-localpref-conflict': [
    {
      name: 'one has none',
      given: pair({ localPref: 100 }, {}),
      finds: [
        'error BGPAdvertisement/b spec.localPref: BGPAdvertisement b gives pool lab localPref 0, and a gives it 100 | give them the same localPref, different lengths, disjoint peers or disjoint nodes',
      ],
    },
    {
      name: 'peers of one alone do not help',
      given: pair({ localPref: 100, peers: ['tor'] }, { localPref: 200 }),
      finds: [
        'error BGPAdvertisement/b spec.localPref: BGPAdvertisement b gives pool lab localPref 200, and a gives it 100 | give them the same localPref, different lengths, disjoint peers or disjoint nodes',
      ],
    },
    {
      name: 'other lengths of one family, before 0.15.0',
      given: pair({ localPref: 100, aggregationLength: 24 }, { localPref: 200 }),
      release: '0.14.9',
      finds: [
        'error BGPAdvertisement/b spec.localPref: BGPAdvertisement b gives pool lab localPref 200, and a gives it 100 | give them the same localPref, different lengths, disjoint peers or disjoint nodes',
      ],
    },
    {
      name: 'other lengths of one family of two',
      given: pair({ localPref: 100, aggregationLength: 24 }, { localPref: 200 }, both),
      finds: [
        'error BGPAdvertisement/b spec.localPref: BGPAdvertisement b gives pool both localPref 200, and a gives it 100 | give them the same localPref, different lengths, disjoint peers or disjoint nodes',
      ],
    },
    {
      name: 'nodes that meet',
      given: [...nodes, ...pair({ localPref: 100, ...on('a') }, { localPref: 200 })],
      finds: [
        'error BGPAdvertisement/b spec.localPref: BGPAdvertisement b gives pool lab localPref 200, and a gives it 100 | give them the same localPref, different lengths, disjoint peers or disjoint nodes',
      ],
    },
    {
      name: 'the same for both',
      given: pair({ localPref: 100 }, { localPref: 100 }),
      finds: [],
    },
    {
      name: 'other peers',
      given: [
        lab,
        ibgp,
        peer({ peerASN: 64500, peerAddress: '10.0.0.2' }, 'spine'),
        bgp('a', { localPref: 100, peers: ['tor'] }),
        bgp('b', { localPref: 200, peers: ['spine'] }),
      ],
      finds: [],
    },
    {
      name: 'other nodes',
      given: [...nodes, ...pair({ localPref: 100, ...on('a') }, { localPref: 200, ...on('b') })],
      finds: [],
    },
    {
      name: 'other lengths',
      given: pair({ localPref: 100, aggregationLength: 24 }, { localPref: 200 }),
      release: '0.15.0',
      finds: [],
    },
    {
      name: 'other lengths of both families',
      given: pair(
        { localPref: 100, aggregationLength: 24, aggregationLengthV6: 112 },
        { localPref: 200 },
        both,
      ),
      finds: [],
    },
    {
      name: 'Services are selected, so that it shows only at run time',
      given: pair({ localPref: 100, serviceSelectors: [labels({ app: 'a' })] }, { localPref: 200 }),
      finds: [],
    },
    {
      name: 'other pools',
      given: [
        lab,
        six,
        ibgp,
        bgp('a', { localPref: 100, ipAddressPools: ['lab'] }),
        bgp('b', { localPref: 200, ipAddressPools: ['six'] }),
      ],
      finds: [],
    },
  ],
  'bgpadv-localpref-ebgp': [
    {
      name: 'only eBGP peers',
      given: [lab, tor, bgp('a', { localPref: 100 })],
      finds: [
        'warning BGPAdvertisement/a spec.localPref: BGPAdvertisement a has localPref 100, and every peer of it is an eBGP one, which never sees it | remove localPref, or use communities to tell the router',
      ],
    },
    { name: 'an iBGP peer', given: [lab, ibgp, bgp('a', { localPref: 100 })], finds: [] },
    {
      name: 'a dynamic internal peer',
      given: [lab, peer({ peerASN: undefined, dynamicASN: 'internal' }), bgp('a', { localPref: 100 })],
      finds: [],
    },
    { name: 'no preference', given: [lab, tor, bgp('a', { localPref: 0 })], finds: [] },
  ],
  'bgpadv-comm-format': [
    {
      name: 'what is no community',
      given: [
        lab,
        tor,
        bgp('a', {
          communities: [
            '64500:1:2',
            '64500:65536',
            '0x1:1',
            '64500: 1',
            '+1:1',
            'large:1:2',
            'Large:1:2:3',
            'large:1:2:4294967296',
          ],
        }),
      ],
      finds: [
        'error BGPAdvertisement/a spec.communities[4]: BGPAdvertisement a has the community +1:1, which has "+1" where a number from 0 to 65535 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[2]: BGPAdvertisement a has the community 0x1:1, which has "0x1" where a number from 0 to 65535 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[3]: BGPAdvertisement a has the community 64500: 1, which has " 1" where a number from 0 to 65535 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[0]: BGPAdvertisement a has the community 64500:1:2, which has 3 parts, not 2 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[1]: BGPAdvertisement a has the community 64500:65536, which has "65536" where a number from 0 to 65535 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[6]: BGPAdvertisement a has the community Large:1:2:3, which has 4 parts, not 2 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[5]: BGPAdvertisement a has the community large:1:2, which has 2 numbers after large, not 3 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error BGPAdvertisement/a spec.communities[7]: BGPAdvertisement a has the community large:1:2:4294967296, which has "4294967296" where a number from 0 to 4294967295 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
      ],
    },
    {
      name: 'what is one',
      given: [lab, tor, bgp('a', { communities: ['0:65535', 'large:0:1:4294967295'] })],
      finds: [],
    },
  ],
  'bgpadv-comm-native': [
    {
      name: 'a large one',
      given: [lab, tor, bgp('a', { communities: ['large:1:2:3'] })],
      backend: 'native',
      finds: [
        'error BGPAdvertisement/a spec.communities[0]: BGPAdvertisement a has the large community large:1:2:3 | use A:B, or the frr-k8s backend',
      ],
    },
    { name: 'FRR knows them', given: [lab, tor, bgp('a', { communities: ['large:1:2:3'] })], finds: [] },
    {
      name: 'a standard one',
      given: [lab, tor, bgp('a', { communities: ['64500:1'] })],
      backend: 'native',
      finds: [],
    },
  ],
  'bgpadv-comm-max': [
    {
      name: '64',
      given: [lab, tor, bgp('a', { communities: Array.from({ length: 64 }, (_, i) => `64500:${i}`) })],
      finds: [
        'warning BGPAdvertisement/a spec.communities: BGPAdvertisement a has 64 communities | use at most 63',
      ],
    },
    {
      name: '63',
      given: [lab, tor, bgp('a', { communities: Array.from({ length: 63 }, (_, i) => `64500:${i}`) })],
      finds: [],
    },
  ],
  'bgpadv-native-v6': [
    {
      name: 'a pool of both families',
      given: [both, tor, bgp('a')],
      backend: 'native',
      finds: [
        'error BGPAdvertisement/a spec: BGPAdvertisement a selects pool both, which has IPv6 addresses | use the frr-k8s backend, or announce the IPv6 pool by layer 2',
      ],
    },
    {
      name: 'any IPv6 pool beside any advertisement, before 0.14.9',
      given: [lab, six, tor, layer2('l2'), bgp('a', { ipAddressPools: ['lab'] })],
      backend: 'native',
      release: '0.14.8',
      finds: [
        'error IPAddressPool/six spec.addresses: pool six has IPv6 addresses, and in this release one BGPAdvertisement keeps them from every pool | use the frr-k8s backend, or announce the IPv6 pool by layer 2',
      ],
    },
    {
      name: 'an IPv6 pool of layer 2',
      given: [lab, six, tor, layer2('l2'), bgp('a', { ipAddressPools: ['lab'] })],
      backend: 'native',
      release: '0.14.9',
      finds: [],
    },
    { name: 'no BGP', given: [six, layer2('l2')], backend: 'native', release: '0.14.8', finds: [] },
    { name: 'FRR', given: [both, tor, bgp('a')], finds: [] },
  ],
  'bgpadv-agg-local': [
    {
      name: 'an aggregate alone',
      given: [
        lab,
        tor,
        bgp('a', { aggregationLength: 24 }),
        service('a', {}, { externalTrafficPolicy: 'Local' }),
      ],
      finds: [
        'warning Service/a spec.externalTrafficPolicy: Service web/a has externalTrafficPolicy Local, and pool lab is announced as an aggregate by BGPAdvertisement a | announce the single addresses too, or use externalTrafficPolicy: Cluster',
      ],
    },
    {
      name: 'single addresses beside it',
      given: [
        lab,
        tor,
        bgp('a', { aggregationLength: 24 }),
        bgp('b'),
        service('a', {}, { externalTrafficPolicy: 'Local' }),
      ],
      finds: [],
    },
    { name: 'Cluster', given: [lab, tor, bgp('a', { aggregationLength: 24 }), service('a')], finds: [] },
    {
      name: 'a Service of another pool',
      given: [
        lab,
        pool('home', '198.51.100.0/28'),
        tor,
        layer2('l2'),
        bgp('a', { ipAddressPools: ['lab'], aggregationLength: 24 }),
        service('a', { 'address-pool': 'home' }, { externalTrafficPolicy: 'Local' }),
      ],
      finds: [],
    },
  ],
  'bgpadv-selector-dup': [
    {
      name: 'nodes',
      given: [lab, tor, bgp('a', { nodeSelectors: [labels({ a: 'b' }), labels({ a: 'b' })] })],
      finds: [
        'error BGPAdvertisement/a spec.nodeSelectors[1]: BGPAdvertisement a has the same label selector twice | keep one of them',
      ],
    },
    {
      name: 'pools and Services',
      given: [
        lab,
        tor,
        bgp('a', {
          ipAddressPoolSelectors: [{}, {}],
          serviceSelectors: [expression('a', 'In', 'x', 'y'), expression('a', 'In', 'y', 'x')],
        }),
      ],
      finds: [
        'error BGPAdvertisement/a spec.ipAddressPoolSelectors[1]: BGPAdvertisement a has the same label selector twice | keep one of them',
        'error BGPAdvertisement/a spec.serviceSelectors[1]: BGPAdvertisement a has the same label selector twice | keep one of them',
      ],
    },
    {
      name: 'different ones',
      given: [lab, tor, bgp('a', { nodeSelectors: [labels({ a: 'b' }), labels({ a: 'c' })] })],
      finds: [],
    },
  ],
  'bgpadv-selector-expr-dup': [
    {
      name: 'a value twice',
      given: [lab, tor, bgp('a', { nodeSelectors: [expression('a', 'In', 'x', 'x')] })],
      finds: [
        'error BGPAdvertisement/a spec.nodeSelectors[0].matchExpressions[0].values[1]: BGPAdvertisement a has the value x twice in an expression | keep one of them',
      ],
    },
    { name: 'once', given: [lab, tor, bgp('a', { nodeSelectors: [expression('a', 'In', 'x')] })], finds: [] },
  ],
  'bgpadv-selector-invalid': [
    {
      name: 'an unknown operator',
      given: [lab, tor, bgp('a', { nodeSelectors: [expression('a', 'Lt', '1')] })],
      finds: [
        'error BGPAdvertisement/a spec.nodeSelectors[0].matchExpressions[0].operator: BGPAdvertisement a selects with the operator "Lt" | use one of In, NotIn, Exists, DoesNotExist',
      ],
    },
    {
      name: 'a known one',
      given: [lab, tor, bgp('a', { nodeSelectors: [expression('a', 'Exists')] })],
      finds: [],
    },
  ],
};

export const commCases: RuleCases = {
  'comm-format': [
    {
      name: 'what is no community',
      given: [communities({ none: '', other: 'no-export', wide: '64500:65536', three: '1:2:3' })],
      finds: [
        'error Community/names spec.communities[0].value: the community none is "", which has 1 part, not 2 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error Community/names spec.communities[1].value: the community other is "no-export", which has 1 part, not 2 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error Community/names spec.communities[3].value: the community three is "1:2:3", which has 3 parts, not 2 | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
        'error Community/names spec.communities[2].value: the community wide is "64500:65536", which has "65536" where a number from 0 to 65535 belongs | write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
      ],
    },
    { name: 'what is one', given: [communities({ a: '65535:65281', b: 'large:1:2:3' })], finds: [] },
  ],
  'comm-alias-dup': [
    {
      name: 'in two objects, with equal values',
      given: [communities({ a: '1:1' }, 'one'), communities({ a: '1:1' }, 'two')],
      finds: [
        'error Community/two spec.communities[0].name: the community a is defined twice | keep one of the two',
      ],
    },
    { name: 'two names of one value', given: [communities({ a: '1:1', b: '1:1' })], finds: [] },
  ],
  'comm-native-large': [
    {
      name: 'a large one',
      given: [communities({ a: 'large:1:2:3' })],
      backend: 'native',
      finds: [
        'error Community/names spec.communities[0].value: the community a is a large one | use A:B, or the frr-k8s backend',
      ],
    },
    { name: 'FRR knows them', given: [communities({ a: 'large:1:2:3' })], backend: 'frr', finds: [] },
    { name: 'a standard one', given: [communities({ a: '1:1' })], backend: 'native', finds: [] },
  ],
  'comm-alias-colon': [
    {
      name: 'a name with a colon',
      given: [communities({ 'my:name': '1:1' })],
      finds: [
        'warning Community/names spec.communities[0].name: the community name my:name has a colon | use a name without a colon',
      ],
    },
    { name: 'a plain name', given: [communities({ 'my-name': '1:1' })], finds: [] },
  ],
  'comm-empty-name': [
    {
      name: 'no name',
      given: [communities({ '': '1:1' })],
      finds: [
        'warning Community/names spec.communities[0].value: the community 1:1 has no name | give it a name, or remove it',
      ],
    },
    { name: 'a name', given: [communities({ a: '1:1' })], finds: [] },
  ],
};

export const l2advCases: RuleCases = {
  'l2adv-pools-dup': [
    {
      name: 'a pool twice',
      given: [lab, layer2('a', { ipAddressPools: ['lab', 'lab'] })],
      finds: [
        'error L2Advertisement/a spec.ipAddressPools[1]: L2Advertisement a names lab twice in ipAddressPools | keep one of them',
      ],
    },
    {
      name: 'in two advertisements',
      given: [lab, layer2('a', { ipAddressPools: ['lab'] }), layer2('b', { ipAddressPools: ['lab'] })],
      finds: [],
    },
  ],
  'l2adv-selector-dup': [
    {
      name: 'in each list',
      given: [
        lab,
        layer2('a', {
          nodeSelectors: [{}, {}],
          ipAddressPoolSelectors: [{}, {}],
          serviceSelectors: [{}, {}],
        }),
      ],
      finds: [
        'error L2Advertisement/a spec.ipAddressPoolSelectors[1]: L2Advertisement a has the same label selector twice | keep one of them',
        'error L2Advertisement/a spec.nodeSelectors[1]: L2Advertisement a has the same label selector twice | keep one of them',
        'error L2Advertisement/a spec.serviceSelectors[1]: L2Advertisement a has the same label selector twice | keep one of them',
      ],
    },
    {
      name: 'different ones',
      given: [lab, layer2('a', { nodeSelectors: [labels({ a: 'b' }), labels({ a: 'c' })] })],
      finds: [],
    },
  ],
  'l2adv-selector-expr-dup': [
    {
      name: 'a value twice',
      given: [lab, layer2('a', { nodeSelectors: [expression('a', 'NotIn', 'x', 'x')] })],
      finds: [
        'error L2Advertisement/a spec.nodeSelectors[0].matchExpressions[0].values[1]: L2Advertisement a has the value x twice in an expression | keep one of them',
      ],
    },
    {
      name: 'once',
      given: [lab, layer2('a', { nodeSelectors: [expression('a', 'NotIn', 'x')] })],
      finds: [],
    },
  ],
  'l2adv-selector-invalid': [
    {
      name: 'a wrong operator',
      given: [lab, layer2('a', { nodeSelectors: [expression('a', 'exists')] })],
      finds: [
        'error L2Advertisement/a spec.nodeSelectors[0].matchExpressions[0].operator: L2Advertisement a selects with the operator "exists" | use one of In, NotIn, Exists, DoesNotExist',
      ],
    },
    {
      name: 'a right one',
      given: [lab, layer2('a', { nodeSelectors: [expression('a', 'Exists')] })],
      finds: [],
    },
  ],
};
