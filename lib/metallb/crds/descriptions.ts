import type { KubeObject } from '../../resource.js';

/** Descriptions of fields by kind, in our own words. They serve `kubectl explain`, the JSON Schema and the docs. */
export const descriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  IPAddressPool: {
    spec: 'Addresses for Services of type LoadBalancer',
    'spec.addresses':
      'CIDRs (192.0.2.0/24) and ranges (192.0.2.10-192.0.2.20), handed out in this order, each from its first address on',
    'spec.autoAssign': 'Whether Services get addresses without asking for this pool by name or address',
    'spec.avoidBuggyIPs': 'Leave out IPv4 addresses that end in .0 or .255, which some old routers drop',
    'spec.serviceAllocation': 'Which Services the pool is for; without it every Service',
    'spec.serviceAllocation.priority': 'Pools with a lower number are used first; 0 or unset comes last',
    'spec.serviceAllocation.namespaces': 'Namespaces whose Services may use the pool',
    'spec.serviceAllocation.namespaceSelectors': 'Namespaces by label; added to namespaces',
    'spec.serviceAllocation.serviceSelectors': 'Services that may use the pool, by label',
    'status.assignedIPv4': 'IPv4 addresses in use',
    'status.assignedIPv6': 'IPv6 addresses in use',
    'status.availableIPv4': 'IPv4 addresses still free',
    'status.availableIPv6': 'IPv6 addresses still free',
  },
  L2Advertisement: {
    spec: 'Pools that nodes answer ARP and neighbour discovery for; empty: every pool, from every node',
    'spec.ipAddressPools': 'Pools by name',
    'spec.ipAddressPoolSelectors': 'Pools by label; added to ipAddressPools',
    'spec.nodeSelectors': 'Nodes that may answer; empty: every node',
    'spec.interfaces': 'Interfaces to answer on; empty: every one. They do not decide which node answers',
    'spec.serviceSelectors':
      'Services to announce, by label; empty: every Service with an address of the pools',
  },
  BGPAdvertisement: {
    spec: 'Pools that are announced to BGP peers; empty: every pool, to every peer, from every node',
    'spec.aggregationLength': 'Announce IPv4 prefixes of this length instead of single addresses',
    'spec.aggregationLengthV6': 'Announce IPv6 prefixes of this length instead of single addresses',
    'spec.localPref': 'LOCAL_PREF of the routes, 0 to 4294967295; sent to iBGP peers only',
    'spec.communities': 'Communities of the routes: A:B, large:A:B:C, or names from Community objects',
    'spec.ipAddressPools': 'Pools by name',
    'spec.ipAddressPoolSelectors': 'Pools by label; added to ipAddressPools',
    'spec.nodeSelectors': 'Nodes that announce; empty: every node',
    'spec.peers': 'Peers by name; empty: every peer',
    'spec.serviceSelectors': 'Services to announce, by label; only with full-length prefixes',
  },
  BGPPeer: {
    spec: 'A router that speakers hold a BGP session with',
    'spec.myASN': 'AS number of the cluster, 1 to 4294967295',
    'spec.peerASN': 'AS number of the router; either this or dynamicASN',
    'spec.dynamicASN': 'Take the AS number from the router: internal for the own one, external for any other',
    'spec.localASN': 'AS number shown to this router instead of myASN; works with the frr backend only',
    'spec.peerAddress': 'IP address of the router; either this or interface',
    'spec.interface': 'Interface of an unnumbered session; either this or peerAddress',
    'spec.peerPort': 'TCP port of the router',
    'spec.sourceAddress': 'IP address to connect from; frr-k8s ignores it',
    'spec.holdTime':
      'Duration without a message after which the session ends, such as 90s; 0s or 3s and more',
    'spec.keepaliveTime': 'Duration between keepalives, such as 30s; at most holdTime',
    'spec.connectTime': 'Duration between attempts to connect, 1s to 65535s',
    'spec.routerID': 'BGP identifier, an IPv4 address; the same for every peer of a node',
    'spec.nodeSelectors': 'Nodes that hold the session; empty: every node',
    'spec.password': 'Password of the session in plain text; prefer passwordSecret',
    'spec.passwordSecret':
      'Secret of type kubernetes.io/basic-auth, in the namespace of MetalLB, with key password',
    'spec.passwordSecret.name': 'Name of the Secret',
    'spec.passwordSecret.namespace': 'Not read: the Secret is looked for in the namespace of MetalLB',
    'spec.bfdProfile': 'BFDProfile that watches the session',
    'spec.ebgpMultiHop': 'The router is more than one hop away; not for iBGP',
    'spec.enableGracefulRestart': 'Keep routes while FRR restarts; cannot change once stored',
    'spec.disableMP': 'Without effect since 0.15.0, and keeps mistakes from being found',
    'spec.dualStackAddressFamily': 'Send IPv4 and IPv6 routes over this one session',
    'spec.vrf': 'VRF of the node the session lives in',
  },
  BFDProfile: {
    spec: 'How BFD watches a BGP session',
    'spec.receiveInterval': 'Milliseconds between packets that can be received, 10 to 60000',
    'spec.transmitInterval': 'Milliseconds between packets that are sent, 10 to 60000',
    'spec.detectMultiplier': 'Lost packets after which the session is down, 2 to 255',
    'spec.echoInterval': 'Milliseconds between echo packets, 10 to 60000',
    'spec.echoMode': 'Send echo packets; not over IPv6, and not over several hops',
    'spec.passiveMode': 'Wait for the router to begin',
    'spec.minimumTtl': 'Lowest TTL of packets over several hops, 1 to 254',
  },
  Community: {
    spec: 'Names for BGP communities',
    'spec.communities': 'The names and what they stand for',
    'spec.communities[].name': 'Name that BGPAdvertisements use',
    'spec.communities[].value': 'A:B, or large:A:B:C',
  },
};

/** Fields of label selectors, wherever they occur. */
const selectorFields: Readonly<Record<string, string>> = {
  matchLabels: 'Labels that must all be present',
  matchExpressions: 'Conditions that must all hold',
  key: 'Label key',
  operator: 'In, NotIn, Exists or DoesNotExist',
  values: 'Values for In and NotIn; none otherwise',
};

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly [keyword: string]: unknown;
}

interface Spec {
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Described } }[];
}

/** The CRD with our descriptions in its schemas. */
export function describeCrd(crd: KubeObject): KubeObject {
  const spec = crd.spec as Spec;
  const texts = descriptions[spec.names.kind];
  if (!texts) return crd;
  const versions = spec.versions.map((version) => ({
    ...version,
    schema: { openAPIV3Schema: describe(version.schema.openAPIV3Schema, '', texts) },
  }));
  return { ...crd, spec: { ...spec, versions } };
}

function describe(schema: Described, path: string, texts: Readonly<Record<string, string>>): Described {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const description = texts[path] ?? (path.includes('elector') ? selectorFields[last] : undefined);
  return {
    ...schema,
    ...(description && { description }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, child]) => [
          name,
          describe(child, path ? `${path}.${name}` : name, texts),
        ]),
      ),
    }),
    ...(schema.items && { items: describe(schema.items, `${path}[]`, texts) }),
  };
}
