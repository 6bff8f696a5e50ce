import { z } from 'zod';
import { objectName, oneOrMany } from './names.js';
import { problem } from './problem.js';
import { labelSelectors } from './selectors.js';

const asNumber = z.int().min(0).max(4294967295);
const milliseconds = z.int().min(10).max(60000);

/** A Secret by its name alone, or as the API has it. */
const passwordSecret = z
  .union([
    objectName,
    z.strictObject({
      name: z.string().describe('Name of the Secret'),
      namespace: z.string().optional().describe('Not read: MetalLB looks in its own namespace'),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { name: value } : value));

/** Refuses a password: what is in `dist/` is in Git. */
const noPassword = z.never({
  error: problem(
    'must not be written here: it would end up in dist/ and in Git',
    'put it into a Secret and name that with passwordSecret; the summary of synth prints the command',
  ),
});

/** `peers`: a BGPPeer, in the API's own fields. */
export const peerSection = z.strictObject({
  myASN: asNumber.optional().describe('AS number of the cluster, 1 to 4294967295'),
  peerASN: asNumber.optional().describe('AS number of the router; either this or dynamicASN'),
  dynamicASN: z
    .enum(['internal', 'external'])
    .optional()
    .describe('Take the AS number from the router: internal for the own one, external for any other'),
  localASN: asNumber
    .min(1)
    .optional()
    .describe('AS number shown to this router instead of myASN; frr backend only'),
  peerAddress: z.string().optional().describe('IP address of the router; either this or interface'),
  interface: z.string().optional().describe('Interface of an unnumbered session; either this or peerAddress'),
  peerPort: z.int().min(1).max(16384).optional().describe('TCP port of the router. MetalLB: 179'),
  sourceAddress: z.string().optional().describe('IP address to connect from; frr-k8s ignores it'),
  holdTime: z
    .string()
    .optional()
    .describe('Silence after which the session ends, such as 90s; 0s, or 3s and more'),
  keepaliveTime: z.string().optional().describe('Time between keepalives, such as 30s; at most holdTime'),
  connectTime: z.string().optional().describe('Time between attempts to connect, 1s to 65535s'),
  routerID: z
    .string()
    .optional()
    .describe('BGP identifier, an IPv4 address; the same for every peer of a node'),
  nodeSelectors: labelSelectors.optional().describe('Nodes that hold the session; empty: every node'),
  password: noPassword.optional().describe('Refused: use passwordSecret'),
  passwordSecret: passwordSecret
    .optional()
    .describe('Secret of type kubernetes.io/basic-auth with key password, in the namespace of MetalLB'),
  bfdProfile: objectName.optional().describe('BFD profile that watches the session'),
  ebgpMultiHop: z.boolean().optional().describe('The router is more than one hop away; not for iBGP'),
  enableGracefulRestart: z
    .boolean()
    .optional()
    .describe('Keep routes while FRR restarts; cannot change once stored'),
  disableMP: z
    .boolean()
    .optional()
    .describe('Without effect since 0.15.0, and keeps mistakes from being found'),
  dualStackAddressFamily: z.boolean().optional().describe('Send IPv4 and IPv6 routes over this one session'),
  vrf: z.string().optional().describe('VRF of the node that the session lives in'),
});

export type PeerConfig = z.infer<typeof peerSection>;
export type PeerInput = z.input<typeof peerSection>;

/** Fields that both kinds of advertisement have. */
const common = {
  pools: oneOrMany.optional().describe('Pools by name; short for ipAddressPools'),
  ipAddressPools: z.array(z.string()).optional().describe('Pools by name'),
  ipAddressPoolSelectors: labelSelectors.optional().describe('Pools by label, added to those by name'),
  nodeSelectors: labelSelectors.optional().describe('Nodes that announce; empty: every node'),
  serviceSelectors: labelSelectors
    .optional()
    .describe('Services to announce, by label; empty: every Service'),
};

const layer2 = z.strictObject({
  type: z.literal('layer2').describe('An L2Advertisement'),
  ...common,
  interfaces: z.array(z.string()).optional().describe('Interfaces to answer on; empty: every one'),
});

const bgp = z.strictObject({
  type: z.literal('bgp').describe('A BGPAdvertisement'),
  ...common,
  peers: oneOrMany.optional().describe('Peers by name; empty: every peer'),
  communities: oneOrMany.optional().describe('A:B, large:A:B:C, or names from communities'),
  localPref: z
    .int()
    .optional()
    .describe('LOCAL_PREF of the routes, 0 to 4294967295; sent to iBGP peers only'),
  aggregationLength: z.int().min(1).optional().describe('Announce IPv4 prefixes of this length. MetalLB: 32'),
  aggregationLengthV6: z.int().optional().describe('Announce IPv6 prefixes of this length. MetalLB: 128'),
});

/** `advertisements`: an L2Advertisement or a BGPAdvertisement, in the API's own fields. */
export const advertisementSection = z.discriminatedUnion('type', [layer2, bgp]);

export type AdvertisementConfig = z.infer<typeof advertisementSection>;
export type Layer2AdvertisementInput = Omit<z.input<typeof layer2>, 'type'>;
export type BgpAdvertisementInput = Omit<z.input<typeof bgp>, 'type'>;

/** `bfdProfiles`: a BFDProfile, in the API's own fields. */
export const bfdProfileSection = z.strictObject({
  receiveInterval: milliseconds
    .optional()
    .describe('Milliseconds between packets that can be received. MetalLB: 300'),
  transmitInterval: milliseconds
    .optional()
    .describe('Milliseconds between packets that are sent. MetalLB: 300'),
  detectMultiplier: z
    .int()
    .min(2)
    .max(255)
    .optional()
    .describe('Lost packets after which the session is down'),
  echoInterval: milliseconds.optional().describe('Milliseconds between echo packets'),
  echoMode: z.boolean().optional().describe('Send echo packets; not over IPv6, and not over several hops'),
  passiveMode: z.boolean().optional().describe('Wait for the router to begin'),
  minimumTtl: z.int().min(1).max(254).optional().describe('Lowest TTL of packets over several hops'),
});

export type BfdProfileConfig = z.infer<typeof bfdProfileSection>;

/** `communities`: what a name stands for. */
export const communityValue = z.string().describe('A:B, or large:A:B:C');
