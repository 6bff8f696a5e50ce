import type { KubeObject } from '../../../lib/resource.js';
import type { RuleCases } from '../find.js';
import { bgp, configMap, labels, layer2, namespace, node, peer, pool, service } from '../objects.js';

const lab = pool('lab', '192.0.2.0/28');
const six = pool('six', '2001:db8::/124');
const all = layer2('all');
const tor = peer();
const excluded = { 'node.kubernetes.io/exclude-from-external-load-balancers': '' };
const a = node('node-a', undefined, { rack: 'a' });
const b = node('node-b', undefined, { rack: 'b' });
const on = (rack: string) => ({ nodeSelectors: [labels({ rack })] });
const selecting = (app: string, spec = {}) => ({ serviceSelectors: [labels({ app })], ...spec });
const offline = { status: { conditions: [{ type: 'NetworkUnavailable', status: 'True' }] } };
const cordoned = { spec: { unschedulable: true } };
const local = { externalTrafficPolicy: 'Local' };

function slice(name: string, endpoints: readonly object[]): KubeObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-1`, namespace: 'web', labels: { 'kubernetes.io/service-name': name } },
    endpoints,
  };
}

const kubeProxy = (settings: string) =>
  configMap(
    'kube-proxy',
    {
      'config.conf': `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n${settings}`,
    },
    'kube-system',
  );

const excluding = (list: string) =>
  configMap('metallb-excludel2', { 'excludel2.yaml': `announcedInterfacesToExclude: ${list}\n` });

const speaker: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'speaker', namespace: 'metallb-system', labels: { app: 'metallb' } },
};

export const annCases: RuleCases = {
  'ann-no-advertisement': [
    {
      name: 'none selects it',
      given: [lab, six, layer2('a', { ipAddressPools: ['six'] })],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by nothing: its addresses would be assigned, and not reached | announce it by layer2 or bgp, or add an L2Advertisement or BGPAdvertisement that selects it',
      ],
    },
    { name: 'layer 2 of everything', given: [lab, all], finds: [] },
    { name: 'BGP', given: [lab, tor, bgp('a', { ipAddressPools: ['lab'] })], finds: [] },
  ],
  'ann-catch-all': [
    {
      name: 'beside one for some nodes',
      given: [lab, all, layer2('dmz', { ipAddressPools: ['lab'], ...on('a') })],
      finds: [
        'warning L2Advertisement/all metadata.name: L2Advertisement all is for every pool, and undoes the limits that dmz has for lab | let it name the pools it is meant for',
      ],
    },
    {
      name: 'beside one for some interfaces',
      given: [lab, all, layer2('dmz', { ipAddressPools: ['lab'], interfaces: ['eth1'] })],
      finds: [
        'warning L2Advertisement/all metadata.name: L2Advertisement all is for every pool, and undoes the limits that dmz has for lab | let it name the pools it is meant for',
      ],
    },
    {
      name: 'BGP, beside one for some peers',
      given: [lab, tor, bgp('all'), bgp('some', { ipAddressPools: ['lab'], peers: ['tor'] })],
      finds: [
        'warning BGPAdvertisement/all metadata.name: BGPAdvertisement all is for every pool, and undoes the limits that some has for lab | let it name the pools it is meant for',
      ],
    },
    {
      name: 'of the other protocol',
      given: [lab, tor, all, bgp('some', { ipAddressPools: ['lab'], peers: ['tor'] })],
      finds: [],
    },
    {
      name: 'both have their limits',
      given: [lab, layer2('left', { ipAddressPools: ['lab'], ...on('a') }), layer2('right', on('b'))],
      finds: [],
    },
    { name: 'alone', given: [lab, all, layer2('again')], finds: [] },
  ],
  'ann-svcsel-nomatch': [
    {
      name: 'other labels',
      given: [lab, layer2('a', selecting('x')), service('s', {}, {}, { app: 'y' })],
      finds: [
        'warning Service/s metadata.name: Service web/s gets an address of pool lab, and none of its advertisements selects it: a | label the Service, or add an advertisement of the pool that takes it',
      ],
    },
    {
      name: 'these labels',
      given: [lab, layer2('a', selecting('x')), service('s', {}, {}, { app: 'x' })],
      finds: [],
    },
    {
      name: 'another advertisement takes it',
      given: [lab, layer2('a', selecting('x')), all, service('s')],
      finds: [],
    },
    { name: 'it has no address', given: [layer2('a', selecting('x')), service('s')], finds: [] },
  ],
  'ann-nodesel-nomatch': [
    {
      name: 'no node has the labels',
      given: [a, b, lab, tor, layer2('l', on('c')), bgp('g', on('d'))],
      finds: [
        'warning BGPAdvertisement/g spec.nodeSelectors: BGPAdvertisement g selects nodes, and none of the 2 known ones has these labels | correct the selectors, or label the nodes',
        'warning L2Advertisement/l spec.nodeSelectors: L2Advertisement l selects nodes, and none of the 2 known ones has these labels | correct the selectors, or label the nodes',
      ],
    },
    { name: 'one has', given: [a, b, lab, layer2('l', on('a'))], finds: [] },
    { name: 'no nodes are known', given: [lab, layer2('l', on('c'))], finds: [] },
  ],
  'ann-exclude-label': [
    {
      name: 'every node has it',
      given: [node('node-a', undefined, excluded), lab, all],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: the label node.kubernetes.io/exclude-from-external-load-balancers is on node-a | remove the label from nodes that shall announce, or start the speakers with --ignore-exclude-lb (0.14.4 and newer)',
      ],
    },
    {
      name: 'every node of the advertisement has it',
      given: [node('node-a', undefined, { rack: 'a', ...excluded }), b, lab, layer2('l', on('a'))],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: the label node.kubernetes.io/exclude-from-external-load-balancers is on node-a | remove the label from nodes that shall announce, or start the speakers with --ignore-exclude-lb (0.14.4 and newer)',
      ],
    },
    {
      name: 'every node with a peer has it',
      given: [node('node-a', undefined, { rack: 'a', ...excluded }), b, lab, peer(on('a')), bgp('g')],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: the label node.kubernetes.io/exclude-from-external-load-balancers is on node-a | remove the label from nodes that shall announce, or start the speakers with --ignore-exclude-lb (0.14.4 and newer)',
      ],
    },
    {
      name: 'before 0.14.0 it means nothing',
      given: [node('node-a', undefined, excluded), lab, all],
      release: '0.13.12',
      finds: [],
    },
    { name: 'one has not', given: [node('node-a', undefined, excluded), b, lab, all], finds: [] },
    {
      name: 'another advertisement reaches a node without it',
      given: [
        node('node-a', undefined, { rack: 'a', ...excluded }),
        b,
        lab,
        layer2('l', on('a')),
        layer2('m', on('b')),
      ],
      finds: [],
    },
    {
      name: 'the speakers ignore it',
      given: [
        node('node-a', undefined, excluded),
        lab,
        all,
        {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'speaker', namespace: 'metallb-system', labels: { app: 'metallb' } },
          spec: { template: { spec: { containers: [{ name: 'speaker', args: ['--ignore-exclude-lb'] }] } } },
        },
      ],
      finds: [],
    },
  ],
  'ann-network-unavailable': [
    {
      name: 'every node',
      given: [node('node-a', undefined, {}, offline), lab, all],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: there is no network on node-a | mend the network of the nodes: look at the CNI plugin',
      ],
    },
    {
      name: 'the last one that is not excluded',
      given: [node('node-a', undefined, {}, offline), node('node-b', undefined, excluded), lab, all],
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: there is no network on node-a, and the other nodes are left out too | mend the network of the nodes: look at the CNI plugin',
      ],
    },
    { name: 'not all', given: [node('node-a', undefined, {}, offline), b, lab, all], finds: [] },
    {
      name: 'the condition is False',
      given: [
        node(
          'node-a',
          undefined,
          {},
          { status: { conditions: [{ type: 'NetworkUnavailable', status: 'False' }] } },
        ),
        lab,
        all,
      ],
      finds: [],
    },
  ],
  'ann-cordon': [
    {
      name: 'in 0.14.9',
      given: [node('node-a', undefined, {}, cordoned), lab, all],
      release: '0.14.9',
      finds: [
        'warning IPAddressPool/lab metadata.name: pool lab is announced by no node: 0.14.9 leaves out the cordoned node-a | uncordon a node, or move to 0.15.0',
      ],
    },
    {
      name: 'in 0.14.8',
      given: [node('node-a', undefined, {}, cordoned), lab, all],
      release: '0.14.8',
      finds: [],
    },
    {
      name: 'in 0.15.0',
      given: [node('node-a', undefined, {}, cordoned), lab, all],
      release: '0.15.0',
      finds: [],
    },
    {
      name: 'not all',
      given: [node('node-a', undefined, {}, cordoned), b, lab, all],
      release: '0.14.9',
      finds: [],
    },
  ],
  'ann-endpoints': [
    {
      name: 'none is ready',
      given: [lab, all, service('s'), slice('s', [{ conditions: { ready: false } }])],
      finds: [
        'warning Service/s metadata.name: Service web/s is not announced: none of its endpoints serves | look at the pods behind it: are there any, and are they ready?',
      ],
    },
    {
      name: 'there is none',
      given: [lab, all, service('s'), slice('s', [])],
      finds: [
        'warning Service/s metadata.name: Service web/s is not announced: none of its endpoints serves | look at the pods behind it: are there any, and are they ready?',
      ],
    },
    {
      name: 'one serves while it ends',
      given: [lab, all, service('s'), slice('s', [{ conditions: { ready: false, serving: true } }])],
      finds: [],
    },
    {
      name: 'readiness is not told',
      given: [lab, all, service('s'), slice('s', [{ conditions: {} }])],
      finds: [],
    },
    {
      name: 'only those of another Service are known',
      given: [lab, all, service('s'), slice('t', [])],
      finds: [],
    },
  ],
  'ann-local-no-endpoints': [
    {
      name: 'on another node',
      given: [a, b, lab, layer2('l', on('a')), service('s', {}, local), slice('s', [{ nodeName: 'node-b' }])],
      finds: [
        'warning Service/s spec.externalTrafficPolicy: Service web/s is not announced: it has externalTrafficPolicy Local and endpoints on node-b, where no advertisement of pool lab applies | let the pods run on nodes of the advertisement, or use externalTrafficPolicy: Cluster',
      ],
    },
    {
      name: 'on a node that is left out',
      given: [
        a,
        node('node-b', undefined, excluded),
        lab,
        all,
        service('s', {}, local),
        slice('s', [{ nodeName: 'node-b' }]),
      ],
      finds: [
        'warning Service/s spec.externalTrafficPolicy: Service web/s is not announced: it has externalTrafficPolicy Local and endpoints on node-b, where no advertisement of pool lab applies | let the pods run on nodes of the advertisement, or use externalTrafficPolicy: Cluster',
      ],
    },
    {
      name: 'on one of them',
      given: [
        a,
        b,
        lab,
        layer2('l', on('a')),
        service('s', {}, local),
        slice('s', [{ nodeName: 'node-a' }, { nodeName: 'node-b' }]),
      ],
      finds: [],
    },
    {
      name: 'Cluster',
      given: [a, b, lab, layer2('l', on('a')), service('s'), slice('s', [{ nodeName: 'node-b' }])],
      finds: [],
    },
    {
      name: 'no nodes are known',
      given: [lab, layer2('l', on('a')), service('s', {}, local), slice('s', [{ nodeName: 'node-b' }])],
      finds: [],
    },
    {
      name: 'no endpoints are known',
      given: [a, b, lab, layer2('l', on('a')), service('s', {}, local)],
      finds: [],
    },
  ],
  'ann-l2-interface': [
    {
      name: 'on every node',
      given: [lab, layer2('l', { interfaces: ['eth1', 'eth2'] })],
      finds: [
        'info L2Advertisement/l spec.interfaces: L2Advertisement l answers on eth1, eth2 alone, and every node may have to answer | select the nodes that have the interfaces, by nodeSelectors',
      ],
    },
    { name: 'on some nodes', given: [lab, layer2('l', { interfaces: ['eth1'], ...on('a') })], finds: [] },
  ],
  'ann-l2-excluded-if': [
    {
      name: 'all of them',
      given: [lab, layer2('l', { interfaces: ['lo', 'cni0', 'veth1234', 'lxc1'] })],
      finds: [
        'warning L2Advertisement/l spec.interfaces: L2Advertisement l is for lo, cni0, veth1234, lxc1 alone, where MetalLB never announces | name the interfaces that the network is on',
      ],
    },
    {
      name: 'lxc before 0.15.3',
      given: [lab, layer2('l', { interfaces: ['lxc1'] })],
      release: '0.15.2',
      finds: [],
    },
    { name: 'one that is not', given: [lab, layer2('l', { interfaces: ['cni0', 'eth0'] })], finds: [] },
    { name: 'lo is matched whole', given: [lab, layer2('l', { interfaces: ['lo1'] })], finds: [] },
    {
      name: 'in 0.13.10 anything with lo in it is left out',
      given: [lab, layer2('l', { interfaces: ['flow1'] })],
      release: '0.13.10',
      finds: [
        'warning L2Advertisement/l spec.interfaces: L2Advertisement l is for flow1 alone, where MetalLB never announces | name the interfaces that the network is on',
      ],
    },
    {
      name: 'a list of your own counts instead',
      given: [
        excluding('["^bond.*", "(broken"]'),
        lab,
        layer2('l', { interfaces: ['bond0'] }),
        layer2('m', { interfaces: ['cni0'] }),
      ],
      finds: [
        'warning L2Advertisement/l spec.interfaces: L2Advertisement l is for bond0 alone, where MetalLB never announces | name the interfaces that the network is on',
      ],
    },
    {
      name: 'a speaker without a list leaves nothing out',
      given: [speaker, lab, layer2('l', { interfaces: ['cni0'] })],
      finds: [],
    },
  ],
  'ann-strictarp': [
    {
      name: 'ipvs',
      given: [kubeProxy('mode: ipvs\n'), lab, all],
      finds: [
        'warning ConfigMap/kube-proxy data["config.conf"]: kube-proxy runs in mode ipvs without strict ARP, and layer 2 does not work there | set ipvs.strictARP: true; cdk8s-metallb kube-proxy makes the patch',
      ],
    },
    {
      name: 'ipvs, said to be false',
      given: [kubeProxy('mode: ipvs\nipvs: {strictARP: false}\n'), lab, all],
      finds: [
        'warning ConfigMap/kube-proxy data["config.conf"]: kube-proxy runs in mode ipvs without strict ARP, and layer 2 does not work there | set ipvs.strictARP: true; cdk8s-metallb kube-proxy makes the patch',
      ],
    },
    {
      name: 'ipvs, strict',
      given: [kubeProxy('mode: ipvs\nipvs: {strictARP: true}\n'), lab, all],
      finds: [],
    },
    { name: 'iptables', given: [kubeProxy('mode: iptables\n'), lab, all], finds: [] },
    { name: 'BGP alone', given: [kubeProxy('mode: ipvs\n'), lab, tor, bgp('g')], finds: [] },
  ],
  'ann-bgp-no-peer': [
    {
      name: 'no peer',
      given: [lab, bgp('g')],
      finds: [
        'warning BGPAdvertisement/g metadata.name: BGPAdvertisement g announces to nobody: there is no BGPPeer | add a peer, or announce by layer2',
      ],
    },
    { name: 'a peer', given: [lab, tor, bgp('g')], finds: [] },
    { name: 'layer 2', given: [lab, all], finds: [] },
  ],
  'ann-peer-no-node': [
    {
      name: 'no node has the labels',
      given: [a, b, peer(on('c'))],
      finds: [
        'warning BGPPeer/tor spec.nodeSelectors: BGPPeer tor selects nodes, and none of the 2 known ones has these labels | correct the selectors, or label the nodes',
      ],
    },
    { name: 'one has', given: [a, b, peer(on('a'))], finds: [] },
    { name: 'no nodes are known', given: [peer(on('c'))], finds: [] },
  ],
  'ann-bgp-disjoint': [
    {
      name: 'its peers are elsewhere',
      given: [a, b, lab, peer(on('a')), bgp('g', on('b'))],
      finds: [
        'warning BGPAdvertisement/g spec.nodeSelectors: BGPAdvertisement g is for node-b, and its peers for node-a | let the selectors of advertisement and peers meet on a node',
      ],
    },
    {
      name: 'the one it names is elsewhere',
      given: [
        a,
        b,
        lab,
        peer(on('a')),
        peer({ peerAddress: '10.0.0.2' }, 'spine'),
        bgp('g', { peers: ['tor'], ...on('b') }),
      ],
      finds: [
        'warning BGPAdvertisement/g spec.nodeSelectors: BGPAdvertisement g is for node-b, and its peers for node-a | let the selectors of advertisement and peers meet on a node',
      ],
    },
    { name: 'they meet', given: [a, b, lab, peer(on('a')), bgp('g')], finds: [] },
    { name: 'no nodes are known', given: [lab, peer(on('a')), bgp('g', on('b'))], finds: [] },
  ],
  'ann-bgp-family': [
    {
      name: 'IPv6 over IPv4',
      given: [six, tor, bgp('g')],
      finds: [
        'warning IPAddressPool/six spec.addresses: pool six has IPv6 addresses, and no peer it is announced to carries IPv6 | add a peer of that family, or set dualStackAddressFamily: true on one',
      ],
    },
    {
      name: 'IPv4 over IPv6',
      given: [lab, peer({ peerAddress: '2001:db8:1::1' }), bgp('g')],
      backend: 'frr',
      finds: [
        'warning IPAddressPool/lab spec.addresses: pool lab has IPv4 addresses, and no peer it is announced to carries IPv4 | add a peer of that family, or set dualStackAddressFamily: true on one',
      ],
    },
    {
      name: 'before 0.15.0 a session carries both',
      given: [six, tor, bgp('g')],
      release: '0.14.9',
      finds: [],
    },
    {
      name: 'dualStackAddressFamily',
      given: [six, peer({ dualStackAddressFamily: true }), bgp('g')],
      finds: [],
    },
    {
      name: 'an unnumbered peer',
      given: [six, peer({ peerAddress: undefined, interface: 'eth0' }), bgp('g')],
      finds: [],
    },
    {
      name: 'a peer of each family',
      given: [six, tor, peer({ peerAddress: '2001:db8:1::1' }, 'spine'), bgp('g')],
      finds: [],
    },
    { name: 'layer 2', given: [six, tor, all], finds: [] },
  ],
  'ann-bgp-localpref-conflict': [
    {
      name: 'both take it',
      given: [
        lab,
        tor,
        bgp('g', { localPref: 100 }),
        bgp('h', selecting('x', { localPref: 200 })),
        service('s', {}, {}, { app: 'x' }),
      ],
      finds: [
        'warning Service/s metadata.name: Service web/s is not announced where these meet: g with localPref 100, h with localPref 200 | let the selectors take different Services, or give both the same localPref',
      ],
    },
    {
      name: 'one does not take it',
      given: [
        lab,
        tor,
        bgp('g', { localPref: 100 }),
        bgp('h', selecting('x', { localPref: 200 })),
        service('s'),
      ],
      finds: [],
    },
    {
      name: 'other peers',
      given: [
        lab,
        tor,
        peer({ peerAddress: '10.0.0.2' }, 'spine'),
        bgp('g', { localPref: 100, peers: ['tor'] }),
        bgp('h', selecting('x', { localPref: 200, peers: ['spine'] })),
        service('s', {}, {}, { app: 'x' }),
      ],
      finds: [],
    },
  ],
  'ann-shared-localpref': [
    {
      name: 'each by another advertisement',
      given: [
        lab,
        tor,
        bgp('g', selecting('x', { localPref: 100 })),
        bgp('h', selecting('y', { localPref: 200 })),
        service('s', { 'allow-shared-ip': 'k' }, {}, { app: 'x' }),
        service('t', { 'allow-shared-ip': 'k' }, { ports: [{ port: 443 }] }, { app: 'y' }),
      ],
      finds: [
        'warning Service/t metadata.name: Service web/t shares 192.0.2.0 with web/s, and is announced with localPref 200 by h, not localPref 100 by g | announce them by the same advertisements, or give each an address of its own',
      ],
    },
    {
      name: 'an address each',
      given: [
        lab,
        tor,
        bgp('g', selecting('x', { localPref: 100 })),
        bgp('h', selecting('y', { localPref: 200 })),
        service('s', {}, {}, { app: 'x' }),
        service('t', {}, {}, { app: 'y' }),
      ],
      finds: [],
    },
    {
      name: 'frr takes either',
      given: [
        lab,
        tor,
        bgp('g', selecting('x', { localPref: 100 })),
        bgp('h', selecting('y', { localPref: 200 })),
        service('s', { 'allow-shared-ip': 'k' }, {}, { app: 'x' }),
        service('t', { 'allow-shared-ip': 'k' }, { ports: [{ port: 443 }] }, { app: 'y' }),
      ],
      backend: 'frr',
      finds: [],
    },
  ],
  'ann-frrk8s-hostname': [
    {
      name: 'another name',
      given: [node('node-a', undefined, { 'kubernetes.io/hostname': 'a' }), tor],
      finds: [
        'warning Node/node-a metadata.labels["kubernetes.io/hostname"]: node node-a has the label kubernetes.io/hostname: a, so that frr-k8s never configures BGP there | set the label to the name of the node, or use the frr backend',
      ],
    },
    { name: 'its name', given: [a, tor], finds: [] },
    {
      name: 'no peer there',
      given: [node('node-a', undefined, { 'kubernetes.io/hostname': 'a' }), b, peer(on('b'))],
      finds: [],
    },
    {
      name: 'frr',
      given: [node('node-a', undefined, { 'kubernetes.io/hostname': 'a' }), tor],
      backend: 'frr',
      finds: [],
    },
  ],
};

const policy = (spec: object, inNamespace = 'metallb-system'): KubeObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'deny', namespace: inNamespace },
  spec,
});
const allow = (rule: object, name = 'allow'): KubeObject => ({
  ...policy({ podSelector: {}, ingress: [rule] }),
  metadata: { name, namespace: 'metallb-system' },
});
const ciliumPool = (spec: object): KubeObject => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumLoadBalancerIPPool',
  metadata: { name: 'blue' },
  spec,
});
const daemonSet = (name: string, containers: readonly object[] = []): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace: 'kube-system' },
  spec: { template: { spec: { containers } } },
});
const kubeVip = (value: string) =>
  daemonSet('kube-vip', [
    { image: 'ghcr.io/kube-vip/kube-vip:v0.9.1', env: [{ name: 'svc_enable', value }] },
  ]);
const k3s = { cluster: { distribution: 'k3s' } };

export const clusterCases: RuleCases = {
  'cluster-rivals': [
    {
      name: 'k3s',
      given: [lab, all],
      facts: k3s,
      finds: [
        'warning: k3s runs ServiceLB, which serves Services of type LoadBalancer too, unless it was switched off | start the k3s servers with --disable=servicelb, and ignore this with that as the reason',
      ],
    },
    {
      name: 'pods of ServiceLB',
      given: [lab, all, daemonSet('svclb-traefik-1')],
      finds: [
        'warning DaemonSet/svclb-traefik-1 metadata.name: ServiceLB of k3s serves Services of type LoadBalancer too: DaemonSet svclb-traefik-1 | start the k3s servers with --disable=servicelb',
      ],
    },
    {
      name: 'Cilium',
      given: [lab, all, ciliumPool({ blocks: [{ cidr: '10.0.0.0/24' }] })],
      finds: [
        'warning CiliumLoadBalancerIPPool/blue metadata.name: LB-IPAM of Cilium serves Services of type LoadBalancer too: CiliumLoadBalancerIPPool blue | remove the pool, or give it a serviceSelector',
      ],
    },
    {
      name: 'kube-vip',
      given: [lab, all, kubeVip('true')],
      finds: [
        'warning DaemonSet/kube-vip metadata.name: kube-vip serves Services of type LoadBalancer too: DaemonSet kube-vip | set svc_enable to false: kube-vip is for the control plane alone then',
      ],
    },
    {
      name: 'Cilium, switched off or for some Services',
      given: [
        lab,
        all,
        ciliumPool({ disabled: true }),
        { ...ciliumPool({ serviceSelector: {} }), metadata: { name: 'red' } },
      ],
      finds: [],
    },
    { name: 'kube-vip for the control plane alone', given: [lab, all, kubeVip('false')], finds: [] },
    {
      name: 'MetalLB has a class of its own',
      given: [
        lab,
        all,
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'controller', namespace: 'metallb-system', labels: { app: 'metallb' } },
          spec: { template: { spec: { containers: [{ args: ['--lb-class=example.com/metallb'] }] } } },
        },
      ],
      facts: k3s,
      finds: [],
    },
  ],
  'cluster-webhook-policy': [
    {
      name: 'nothing may come in',
      given: [policy({ podSelector: {} })],
      finds: [
        'warning NetworkPolicy/deny spec.ingress: NetworkPolicy deny cuts the webhook of MetalLB off from the API server | allow TCP 9443 to the controller, from everywhere or from the addresses of the API servers',
      ],
    },
    {
      name: 'pods alone may',
      given: [
        policy({ podSelector: {} }),
        allow({ from: [{ namespaceSelector: {} }], ports: [{ port: 9443 }] }),
      ],
      finds: [
        'warning NetworkPolicy/deny spec.ingress: NetworkPolicy deny cuts the webhook of MetalLB off from the API server | allow TCP 9443 to the controller, from everywhere or from the addresses of the API servers',
      ],
    },
    {
      name: 'another port',
      given: [policy({ podSelector: {} }), allow({ ports: [{ port: 7472, endPort: 7473 }] })],
      finds: [
        'warning NetworkPolicy/deny spec.ingress: NetworkPolicy deny cuts the webhook of MetalLB off from the API server | allow TCP 9443 to the controller, from everywhere or from the addresses of the API servers',
      ],
    },
    {
      name: 'another protocol',
      given: [policy({ podSelector: {} }), allow({ ports: [{ port: 9443, protocol: 'UDP' }] })],
      finds: [
        'warning NetworkPolicy/deny spec.ingress: NetworkPolicy deny cuts the webhook of MetalLB off from the API server | allow TCP 9443 to the controller, from everywhere or from the addresses of the API servers',
      ],
    },
    { name: 'the port', given: [policy({ podSelector: {} }), allow({ ports: [{ port: 9443 }] })], finds: [] },
    {
      name: 'its name',
      given: [policy({ podSelector: {} }), allow({ ports: [{ port: 'webhook-server' }] })],
      finds: [],
    },
    {
      name: 'a range of ports',
      given: [policy({ podSelector: {} }), allow({ ports: [{ port: 9000, endPort: 9999 }] })],
      finds: [],
    },
    {
      name: 'the addresses of nodes',
      given: [policy({ podSelector: {} }), allow({ from: [{ ipBlock: { cidr: '10.0.0.0/24' } }] })],
      finds: [],
    },
    { name: 'what goes out', given: [policy({ podSelector: {}, policyTypes: ['Egress'] })], finds: [] },
    { name: 'other pods', given: [policy({ podSelector: labels({ component: 'speaker' }) })], finds: [] },
    { name: 'another namespace', given: [namespace('web'), policy({ podSelector: {} }, 'web')], finds: [] },
  ],
};
