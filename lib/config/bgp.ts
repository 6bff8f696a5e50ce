import * as z from 'zod';
import { described } from './described.js';
import { later } from './later.js';
import { objectName, oneOrMany } from './names.js';
import { problem } from './problem.js';
import { labelSelectors } from './selectors.js';

const asNumber = z.int().min(0).max(4294967295);
const milliseconds = z.int().min(10).max(60000);

/** A Secret by its name alone, or as the API has it. */
const passwordSecret = later(() =>
  z
    .union([
      objectName,
      z.strictObject(
        described('BGPPeer', { name: z.string(), namespace: z.string().optional() }, 'spec.passwordSecret'),
      ),
    ])
    .transform((value) => (typeof value === 'string' ? { name: value } : value)),
);

/** Refuses a password: what is in `dist/` is in Git. */
const noPassword = later(() =>
  z.never({
    error: problem(
      'must not be written here: it would end up in dist/ and in Git',
      'put it into a Secret and name that with passwordSecret; the summary of synth prints the command',
    ),
  }),
);

/** `peers`: a BGPPeer, in the API's own fields. */
export const peerSection = later(() =>
  z.strictObject({
    ...described('BGPPeer', {
      myASN: asNumber.optional(),
      peerASN: asNumber.optional(),
      dynamicASN: z.enum(['internal', 'external']).optional(),
      localASN: asNumber.min(1).optional(),
      peerAddress: z.string().optional(),
      interface: z.string().optional(),
      peerPort: z.int().min(1).max(16384).optional(),
      sourceAddress: z.string().optional(),
      holdTime: z.string().optional(),
      keepaliveTime: z.string().optional(),
      connectTime: z.string().optional(),
      routerID: z.string().optional(),
      nodeSelectors: labelSelectors.optional(),
      passwordSecret: passwordSecret.optional(),
      bfdProfile: objectName.optional(),
      ebgpMultiHop: z.boolean().optional(),
      enableGracefulRestart: z.boolean().optional(),
      disableMP: z.boolean().optional(),
      dualStackAddressFamily: z.boolean().optional(),
      vrf: z.string().optional(),
    }),
    password: noPassword.optional().describe('Refused: use passwordSecret'),
  }),
);

export type PeerConfig = z.infer<typeof peerSection>;
export type PeerInput = z.input<typeof peerSection>;

const pools = () => oneOrMany.optional().describe('Pools by name; short for ipAddressPools');

/** Fields that both kinds of advertisement have. */
const common = () => ({
  ipAddressPools: z.array(z.string()).optional(),
  ipAddressPoolSelectors: labelSelectors.optional(),
  nodeSelectors: labelSelectors.optional(),
  serviceSelectors: labelSelectors.optional(),
});

const layer2 = () =>
  z.strictObject({
    type: z.literal('layer2').describe('An L2Advertisement'),
    pools: pools(),
    ...described('L2Advertisement', { ...common(), interfaces: z.array(z.string()).optional() }),
  });

const bgp = () =>
  z.strictObject({
    type: z.literal('bgp').describe('A BGPAdvertisement'),
    pools: pools(),
    ...described('BGPAdvertisement', {
      ...common(),
      peers: oneOrMany.optional(),
      communities: oneOrMany.optional(),
      localPref: z.int().optional(),
      aggregationLength: z.int().min(1).optional(),
      aggregationLengthV6: z.int().optional(),
    }),
  });

/** `advertisements`: an L2Advertisement or a BGPAdvertisement, in the API's own fields. */
export const advertisementSection = later(() => z.discriminatedUnion('type', [layer2(), bgp()]));

export type AdvertisementConfig = z.infer<typeof advertisementSection>;
export type Layer2AdvertisementInput = Omit<z.input<ReturnType<typeof layer2>>, 'type'>;
export type BgpAdvertisementInput = Omit<z.input<ReturnType<typeof bgp>>, 'type'>;

/** `bfdProfiles`: a BFDProfile, in the API's own fields. */
export const bfdProfileSection = later(() =>
  z.strictObject(
    described('BFDProfile', {
      receiveInterval: milliseconds.optional(),
      transmitInterval: milliseconds.optional(),
      detectMultiplier: z.int().min(2).max(255).optional(),
      echoInterval: milliseconds.optional(),
      echoMode: z.boolean().optional(),
      passiveMode: z.boolean().optional(),
      minimumTtl: z.int().min(1).max(254).optional(),
    }),
  ),
);

export type BfdProfileConfig = z.infer<typeof bfdProfileSection>;

/** `communities`: what a name stands for. */
export const communityValue = z.string().describe('A:B, or large:A:B:C');
