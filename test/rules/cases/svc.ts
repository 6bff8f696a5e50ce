import type { RuleCases } from '../find.js';
import { labels, layer2, pool, service } from '../objects.js';

const all = layer2('all');
const lab = pool('lab', '192.0.2.0/28');
const both = pool('both', ['192.0.2.0/28', '2001:db8::/124']);
const old = (key: string) => `metallb.universe.tf/${key}`;
const dual = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };
const clusterIPs = { clusterIPs: ['10.96.0.9', 'fd00::9'] };
const port = (number: number) => ({ ports: [{ port: number }] });
const local = (app: string) => ({ externalTrafficPolicy: 'Local', selector: { app } });

export const svcCases: RuleCases = {
  'svc-ann-prefix': [
    {
      name: 'too new for the release',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1' })],
      release: '0.14.8',
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a has metallb.io/loadBalancerIPs, which MetalLB v0.14.8 does not read | write metallb.universe.tf/loadBalancerIPs',
      ],
    },
    {
      name: 'deprecated',
      given: [lab, all, service('a', { [old('loadBalancerIPs')]: '192.0.2.1' })],
      release: '0.14.9',
      finds: [
        'info Service/a metadata.annotations["metallb.universe.tf/loadBalancerIPs"]: Service web/a has metallb.universe.tf/loadBalancerIPs, whose prefix is deprecated | write metallb.io/loadBalancerIPs',
      ],
    },
    {
      name: 'the one the release reads',
      given: [lab, all, service('a', { [old('loadBalancerIPs')]: '192.0.2.1' })],
      release: '0.14.8',
      finds: [],
    },
    {
      name: 'both, for either release',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1', [old('loadBalancerIPs')]: '192.0.2.1' }),
      ],
      release: '0.14.8',
      finds: [],
    },
    {
      name: 'another type of Service',
      given: [lab, all, service('a', { [old('loadBalancerIPs')]: '192.0.2.1' }, { type: 'ClusterIP' })],
      finds: [],
    },
  ],
  'svc-ann-precedence': [
    {
      name: 'an empty one wins too',
      given: [lab, all, service('a', { 'address-pool': '', [old('address-pool')]: 'lab' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.universe.tf/address-pool"]: Service web/a has metallb.universe.tf/address-pool: "lab", and metallb.io/address-pool: "", which counts | keep the annotation under metallb.io/ alone',
      ],
    },
    {
      name: 'equal values',
      given: [lab, all, service('a', { 'address-pool': 'lab', [old('address-pool')]: 'lab' })],
      finds: [],
    },
  ],
  'svc-ann-unknown': [
    {
      name: 'the case counts',
      given: [lab, all, service('a', { loadbalancerips: '192.0.2.1', [old('pool')]: 'lab' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadbalancerips"]: Service web/a has the annotation metallb.io/loadbalancerips, which means nothing | did you mean metallb.io/loadBalancerIPs?',
        'warning Service/a metadata.annotations["metallb.universe.tf/pool"]: Service web/a has the annotation metallb.universe.tf/pool, which means nothing | use one of address-pool, loadBalancerIPs, allow-shared-ip, or remove it',
      ],
    },
    {
      name: 'known ones, and that MetalLB writes',
      given: [lab, all, service('a', { 'address-pool': 'lab', 'ip-allocated-from-pool': 'lab' })],
      finds: [],
    },
  ],
  'svc-class': [
    {
      name: 'a class',
      given: [lab, all, service('a', {}, { loadBalancerClass: 'example.com/b' })],
      finds: [
        'warning Service/a spec.loadBalancerClass: Service web/a gets no address: its loadBalancerClass is example.com/b, and MetalLB serves Services without a class | remove spec.loadBalancerClass, or start MetalLB with --lb-class=example.com/b',
      ],
    },
    { name: 'none', given: [lab, all, service('a')], finds: [] },
  ],
  'svc-no-pools': [
    {
      name: 'no pool',
      given: [service('a')],
      finds: [
        'warning Service/a metadata.name: Service web/a gets no address: there is no IPAddressPool in namespace metallb-system | add a pool with addresses of your network',
      ],
    },
    { name: 'a pool', given: [lab, all, service('a')], finds: [] },
  ],
  'svc-no-clusterip': [
    {
      name: 'two of one family',
      given: [lab, all, service('a', {}, { clusterIPs: ['10.96.0.9', '10.96.0.10'] })],
      finds: [
        'info Service/a spec.clusterIPs: Service web/a gets no address: its clusterIPs are not one address, or one of each family | let Kubernetes choose the clusterIPs',
      ],
    },
    { name: 'one', given: [lab, all, service('a', {}, { clusterIPs: ['10.96.0.9'] })], finds: [] },
  ],
  'svc-dual-clusterip': [
    {
      name: 'one clusterIP',
      given: [both, all, service('a', {}, { ipFamilyPolicy: 'RequireDualStack' })],
      finds: [
        'warning Service/a spec.ipFamilyPolicy: Service web/a gets no address: it requires dual stack, and has one clusterIP only | list both families in spec.ipFamilies on a dual-stack cluster, or set spec.ipFamilyPolicy to SingleStack',
      ],
    },
    {
      name: 'before 0.15.0 it gets addresses',
      given: [both, all, service('a', {}, { ipFamilyPolicy: 'RequireDualStack' })],
      release: '0.14.9',
      finds: [],
    },
    { name: 'two', given: [both, all, service('a', {}, { ...dual, ...clusterIPs })], finds: [] },
  ],
  'svc-lbip-both': [
    {
      name: 'equal ones',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1' }, { loadBalancerIP: '192.0.2.1' })],
      finds: [
        'warning Service/a spec.loadBalancerIP: Service web/a gets no address: it asks for addresses twice, by spec.loadBalancerIP and by annotation, which MetalLB refuses even when they agree | keep the annotation metallb.io/loadBalancerIPs, and remove spec.loadBalancerIP',
      ],
    },
    {
      name: 'an empty annotation is none',
      given: [lab, all, service('a', { loadBalancerIPs: '' }, { loadBalancerIP: '192.0.2.1' })],
      finds: [],
    },
  ],
  'svc-lbip-invalid': [
    {
      name: 'a CIDR',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1/32' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: the addresses it asks for cannot be read as IP addresses | write one address, or one IPv4 and one IPv6 address with a comma between them',
      ],
    },
    {
      name: 'an empty item',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1,' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: the addresses it asks for cannot be read as IP addresses | write one address, or one IPv4 and one IPv6 address with a comma between them',
      ],
    },
    {
      name: 'blanks',
      given: [lab, all, service('a', { loadBalancerIPs: ' ' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: the addresses it asks for cannot be read as IP addresses | write one address, or one IPv4 and one IPv6 address with a comma between them',
      ],
    },
    {
      name: 'the field',
      given: [lab, all, service('a', {}, { loadBalancerIP: 'any' })],
      finds: [
        'warning Service/a spec.loadBalancerIP: Service web/a gets no address: the addresses it asks for cannot be read as IP addresses | write one address, or one IPv4 and one IPv6 address with a comma between them',
      ],
    },
    { name: 'blanks around', given: [lab, all, service('a', { loadBalancerIPs: ' 192.0.2.1 ' })], finds: [] },
  ],
  'svc-lbip-count': [
    {
      name: 'two of a family',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1,192.0.2.2' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.1 and 192.0.2.2, and MetalLB gives at most one address of each family | ask for one address, or for one IPv4 and one IPv6 address',
      ],
    },
    {
      name: 'one of each',
      given: [
        both,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1, 2001:db8::1' }, { ...dual, ...clusterIPs }),
      ],
      finds: [],
    },
  ],
  'svc-lbip-family': [
    {
      name: 'the other family',
      given: [both, all, service('a', { loadBalancerIPs: '2001:db8::1' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 2001:db8::1, and its clusterIPs are IPv4 | ask for exactly one address of each family of its clusterIPs',
      ],
    },
    {
      name: 'one address for two families',
      given: [both, all, service('a', {}, { ...dual, ...clusterIPs, loadBalancerIP: '192.0.2.1' })],
      finds: [
        'warning Service/a spec.loadBalancerIP: Service web/a gets no address: it asks for 192.0.2.1, and its clusterIPs are IPv4 and IPv6 | ask for exactly one address of each family of its clusterIPs',
      ],
    },
    { name: 'its family', given: [both, all, service('a', { loadBalancerIPs: '192.0.2.1' })], finds: [] },
  ],
  'svc-lbip-nopool': [
    {
      name: 'outside',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.99' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.99, which no pool has | ask for an address of a pool, or add the address to one',
      ],
    },
    {
      name: 'of two pools',
      given: [
        lab,
        pool('six', '2001:db8::/124'),
        all,
        service('a', { loadBalancerIPs: '192.0.2.1,2001:db8::1' }, { ...dual, ...clusterIPs }),
      ],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.1 and 2001:db8::1, and no single pool has both | ask for two addresses of one pool, or put both families into one pool',
      ],
    },
    { name: 'inside', given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.15' })], finds: [] },
  ],
  'svc-lbip-buggy': [
    {
      name: 'left out by its pool',
      given: [
        pool('lab', '192.0.2.0/28', { avoidBuggyIPs: true }),
        all,
        service('a', { loadBalancerIPs: '192.0.2.0' }),
      ],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.0, which its pool leaves out because of avoidBuggyIPs | ask for an address that does not end in .0 or .255',
      ],
    },
    {
      name: 'a pool that has it',
      given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.0' })],
      finds: [],
    },
  ],
  'svc-lbip-poolmismatch': [
    {
      name: 'of another pool',
      given: [
        lab,
        pool('home', '198.51.100.0/28'),
        all,
        service('a', { 'address-pool': 'home', loadBalancerIPs: '192.0.2.1' }),
      ],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.1, which is not in pool home that it asks for too | make the two agree, or ask for the address alone',
      ],
    },
    {
      name: 'of a pool that does not exist',
      given: [lab, all, service('a', { 'address-pool': 'labs', loadBalancerIPs: '192.0.2.1' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: it asks for 192.0.2.1 of pool labs, which does not exist | ask for one of lab, or for the address alone',
      ],
    },
    {
      name: 'of that pool',
      given: [lab, all, service('a', { 'address-pool': 'lab', loadBalancerIPs: '192.0.2.1' })],
      finds: [],
    },
  ],
  'svc-lbip-taken': [
    {
      name: 'by a Service before it',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1' }),
        service('b', { loadBalancerIPs: '192.0.2.1' }),
      ],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/b gets no address: it asks for 192.0.2.1, which web/a has | ask for another address, or let them share it: the same metallb.io/allow-shared-ip and traffic policy, different ports',
      ],
    },
    {
      name: 'another traffic policy',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }, port(80)),
        service(
          'b',
          { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' },
          { ...port(443), ...local('b') },
        ),
      ],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/b gets no address: it asks for 192.0.2.1, which web/a has | ask for another address, or let them share it: the same metallb.io/allow-shared-ip and traffic policy, different ports',
      ],
    },
    {
      name: 'shared',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }, port(80)),
        service('b', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }, port(443)),
      ],
      finds: [],
    },
  ],
  'svc-share-port': [
    {
      name: 'the same port',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }),
        service('b', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }),
      ],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/b gets no address: it asks for 192.0.2.1, where web/a has one of its ports TCP/80 | give one of the two another port, or an address of its own',
      ],
    },
    {
      name: 'the same number of another protocol',
      given: [
        lab,
        all,
        service('a', { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' }),
        service(
          'b',
          { loadBalancerIPs: '192.0.2.1', 'allow-shared-ip': 'k' },
          { ports: [{ port: 80, protocol: 'UDP' }] },
        ),
      ],
      finds: [],
    },
  ],
  'svc-pool-missing': [
    {
      name: 'a misspelt name',
      given: [lab, all, service('a', { 'address-pool': 'labs' })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/address-pool"]: Service web/a gets no address: it asks for pool labs, which does not exist | ask for one of lab',
      ],
    },
    { name: 'a pool', given: [lab, all, service('a', { 'address-pool': 'lab' })], finds: [] },
  ],
  'svc-pool-family': [
    {
      name: 'no IPv6',
      given: [lab, all, service('a', { 'address-pool': 'lab' }, { ipFamilies: ['IPv6'] })],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/address-pool"]: Service web/a gets no address: pool lab has no IPv6 addresses, which it needs | add addresses of that family to the pool, or ask for another pool',
      ],
    },
    {
      name: 'both',
      given: [both, all, service('a', { 'address-pool': 'both' }, { ipFamilies: ['IPv6'] })],
      finds: [],
    },
  ],
  'svc-pool-incompatible': [
    {
      name: 'by namespace',
      given: [
        pool('lab', '192.0.2.0/28', { serviceAllocation: { namespaces: ['db'] } }),
        all,
        service('a', { 'address-pool': 'lab' }),
      ],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/address-pool"]: Service web/a gets no address: pool lab is for namespace db | ask for another pool, or let the Service in by serviceAllocation',
      ],
    },
    {
      name: 'by label, and asked for by address',
      given: [
        pool('lab', '192.0.2.0/28', { serviceAllocation: { serviceSelectors: [labels({ app: 'b' })] } }),
        all,
        service('a', { loadBalancerIPs: '192.0.2.1' }, {}, { app: 'a' }),
      ],
      finds: [
        'warning Service/a metadata.annotations["metallb.io/loadBalancerIPs"]: Service web/a gets no address: pool lab is for Services with other labels | ask for another pool, or let the Service in by serviceAllocation',
      ],
    },
    {
      name: 'autoAssign closes a pool to nobody',
      given: [
        pool('lab', '192.0.2.0/28', { autoAssign: false }),
        all,
        service('a', { 'address-pool': 'lab' }),
      ],
      finds: [],
    },
  ],
  'svc-family-nopool': [
    {
      name: 'one family in each pool',
      given: [lab, pool('six', '2001:db8::/124'), all, service('a', {}, { ...dual, ...clusterIPs })],
      finds: [
        'warning Service/a metadata.name: Service web/a gets no address: no single pool open to it has IPv4 and IPv6 addresses | add the missing family to one of the pools',
      ],
    },
    {
      name: 'the only family',
      given: [lab, all, service('a', {}, { ipFamilies: ['IPv6'] })],
      finds: [
        'warning Service/a metadata.name: Service web/a gets no address: no single pool open to it has IPv6 addresses | add the missing family to one of the pools',
      ],
    },
    { name: 'both in one', given: [both, all, service('a', {}, { ...dual, ...clusterIPs })], finds: [] },
  ],
  'svc-share-notshared': [
    {
      name: 'a port in common',
      given: [lab, all, service('a', { 'allow-shared-ip': 'k' }), service('b', { 'allow-shared-ip': 'k' })],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/allow-shared-ip"]: Service web/b has the sharing key k of Service web/a, and gets 192.0.2.1, not 192.0.2.0: both have port TCP/80 | ask for the same address on each of them; they need different ports and the same traffic policy',
      ],
    },
    {
      name: 'a free lower address',
      given: [
        lab,
        all,
        service('a', { 'allow-shared-ip': 'k', loadBalancerIPs: '192.0.2.4' }),
        service('b', { 'allow-shared-ip': 'k' }, port(443)),
      ],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/allow-shared-ip"]: Service web/b has the sharing key k of Service web/a, and gets 192.0.2.0, not 192.0.2.4: it takes the first address it can use | ask for the same address on each of them; they need different ports and the same traffic policy',
      ],
    },
    {
      name: 'other pods under Local',
      given: [
        lab,
        all,
        service('a', { 'allow-shared-ip': 'k' }, { ...port(80), ...local('a') }),
        service('b', { 'allow-shared-ip': 'k' }, { ...port(81), ...local('b') }),
      ],
      finds: [
        'warning Service/b metadata.annotations["metallb.io/allow-shared-ip"]: Service web/b has the sharing key k of Service web/a, and gets 192.0.2.1, not 192.0.2.0: their traffic policies and selectors do not go together | ask for the same address on each of them; they need different ports and the same traffic policy',
      ],
    },
    {
      name: 'shared',
      given: [
        lab,
        all,
        service('a', { 'allow-shared-ip': 'k' }),
        service('b', { 'allow-shared-ip': 'k' }, port(443)),
      ],
      finds: [],
    },
    {
      name: 'each asks for its own',
      given: [
        lab,
        all,
        service('a', { 'allow-shared-ip': 'k', loadBalancerIPs: '192.0.2.4' }),
        service('b', { 'allow-shared-ip': 'k', loadBalancerIPs: '192.0.2.5' }),
      ],
      finds: [],
    },
  ],
  'svc-lbip-deprecated': [
    {
      name: 'the field',
      given: [lab, all, service('a', {}, { loadBalancerIP: '192.0.2.1' })],
      finds: [
        'info Service/a spec.loadBalancerIP: Service web/a has spec.loadBalancerIP, which is deprecated | use the annotation metallb.io/loadBalancerIPs: 192.0.2.1',
      ],
    },
    {
      name: 'with the prefix of the release',
      given: [lab, all, service('a', {}, { loadBalancerIP: '192.0.2.1' })],
      release: '0.14.8',
      finds: [
        'info Service/a spec.loadBalancerIP: Service web/a has spec.loadBalancerIP, which is deprecated | use the annotation metallb.universe.tf/loadBalancerIPs: 192.0.2.1',
      ],
    },
    { name: 'the annotation', given: [lab, all, service('a', { loadBalancerIPs: '192.0.2.1' })], finds: [] },
  ],
};

const pinned = (name: string, addresses: string, serviceAllocation: object, spec = {}) =>
  pool(name, addresses, { serviceAllocation: { namespaces: ['web'], ...serviceAllocation }, ...spec });
const prefer = (clusterIps: string[]) => ({ ipFamilyPolicy: 'PreferDualStack', clusterIPs: clusterIps });

export const allocCases: RuleCases = {
  'alloc-exhausted': [
    {
      name: 'more Services than addresses',
      given: [pool('lab', '192.0.2.0/31'), all, service('a'), service('b'), service('c')],
      finds: [
        'warning Service/c metadata.name: Service web/c gets no address: pool lab has no address left for it | add addresses to a pool, or take one from a Service that does not need it',
      ],
    },
    {
      name: 'of the pool it asks for',
      given: [pool('lab', '192.0.2.0/32'), all, service('a'), service('b', { 'address-pool': 'lab' })],
      finds: [
        'warning Service/b metadata.name: Service web/b gets no address: pool lab has no address left for it | add addresses to the pool',
      ],
    },
    {
      name: 'no pool is automatic',
      given: [pool('lab', '192.0.2.0/28', { autoAssign: false }), all, service('a')],
      finds: [
        'warning Service/a metadata.name: Service web/a gets no address: no pool gives it an address unasked: lab has autoAssign: false | ask for a pool with metallb.io/address-pool, or open one to it',
      ],
    },
    { name: 'as many', given: [pool('lab', '192.0.2.0/31'), all, service('a'), service('b')], finds: [] },
  ],
  'alloc-order-unpinned': [
    {
      name: 'two open pools',
      given: [lab, pool('home', '198.51.100.0/28'), all, service('a')],
      finds: [
        'warning Service/a metadata.name: Service web/a gets an address of a pool picked at random: home, lab | ask for a pool, give the pools serviceAllocation with different priorities, or set autoAssign: false on all but one',
      ],
    },
    {
      name: 'only one has the family',
      given: [lab, pool('six', '2001:db8::/124'), all, service('a')],
      finds: [],
    },
    {
      name: 'it asks for one',
      given: [lab, pool('home', '198.51.100.0/28'), all, service('a', { 'address-pool': 'lab' })],
      finds: [],
    },
    {
      name: 'one is not automatic',
      given: [lab, pool('home', '198.51.100.0/28', { autoAssign: false }), all, service('a')],
      finds: [],
    },
    {
      name: 'a pinned one comes first',
      given: [
        pinned('lab', '192.0.2.0/28', {}),
        pool('b', '198.51.100.0/28'),
        pool('c', '203.0.113.0/28'),
        all,
        service('a'),
      ],
      finds: [],
    },
    { name: 'nobody needs an address', given: [lab, pool('home', '198.51.100.0/28'), all], finds: [] },
  ],
  'alloc-order-tie': [
    {
      name: 'equal priorities',
      given: [
        pinned('lab', '192.0.2.0/28', { priority: 5 }),
        pinned('home', '198.51.100.0/28', { priority: 5 }),
        all,
        service('a'),
      ],
      finds: [
        'warning Service/a metadata.name: Service web/a gets an address of a pool picked at random among those pinned to it with the same priority: home, lab | give the pools different priorities, or ask for one of them',
      ],
    },
    {
      name: 'none',
      given: [
        pinned('lab', '192.0.2.0/28', {}),
        pinned('home', '198.51.100.0/28', { priority: 0 }),
        all,
        service('a'),
      ],
      finds: [
        'warning Service/a metadata.name: Service web/a gets an address of a pool picked at random among those pinned to it with the same priority: home, lab | give the pools different priorities, or ask for one of them',
      ],
    },
    {
      name: 'different ones',
      given: [
        pinned('lab', '192.0.2.0/28', { priority: 5 }),
        pinned('home', '198.51.100.0/28', {}),
        all,
        service('a'),
      ],
      finds: [],
    },
  ],
  'alloc-flap': [
    {
      name: 'one clusterIP, a pool of both families',
      given: [both, all, service('a', {}, prefer(['10.96.0.9']))],
      finds: [
        'warning Service/a spec.ipFamilyPolicy: Service web/a never keeps its addresses: it has 192.0.2.0, then 192.0.2.0 and 2001:db8::, and so on | set spec.ipFamilyPolicy to SingleStack, or let it ask for a pool of one family',
      ],
    },
    {
      name: 'the same in 0.15.0',
      given: [both, all, service('a', {}, prefer(['10.96.0.9']))],
      release: '0.15.0',
      finds: [
        'warning Service/a spec.ipFamilyPolicy: Service web/a never keeps its addresses: it has 192.0.2.0, then 192.0.2.0 and 2001:db8::, and so on | set spec.ipFamilyPolicy to SingleStack, or let it ask for a pool of one family',
      ],
    },
    {
      name: 'stable before',
      given: [both, all, service('a', {}, prefer(['10.96.0.9']))],
      release: '0.14.9',
      finds: [],
    },
    {
      name: 'two clusterIPs',
      given: [both, all, service('a', {}, prefer(['10.96.0.9', 'fd00::9']))],
      finds: [],
    },
    { name: 'a pool of one family', given: [lab, all, service('a', {}, prefer(['10.96.0.9']))], finds: [] },
  ],
};
