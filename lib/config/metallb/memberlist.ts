import * as z from 'zod';
import { later } from '../later.js';
import { objectName } from '../names.js';
import { port } from './kubernetes.js';

const duration = z.string().regex(/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/);
const durations = {
  TCPTimeout: 'Time for a stream to stand',
  PushPullInterval: 'Time from one full exchange to the next',
  ProbeTimeout: 'Time for a probe to be answered',
  ProbeInterval: 'Time from one probe to the next',
  GossipInterval: 'Time from one gossip to the next',
  GossipToTheDeadTime: 'Time that the dead still hear gossip',
  QueueCheckInterval: 'Time from one look at the queue to the next',
};
const counts = {
  IndirectChecks: 'Others that are asked to probe too',
  RetransmitMult: 'Factor for repeating a message',
  SuspicionMult: 'Factor for the time of suspicion',
  SuspicionMaxTimeoutMult: 'Factor for its longest time',
  AwarenessMaxMultiplier: 'Factor for the health of oneself',
  GossipNodes: 'Nodes that hear each gossip',
  HandoffQueueDepth: 'Messages that wait at most',
  UDPBufferSize: 'Bytes of a packet at most',
};
const switches = {
  DisableTcpPings: 'Leave out the fallback over TCP',
  GossipVerifyIncoming: 'Refuse gossip that is not encrypted',
  GossipVerifyOutgoing: 'Send only encrypted gossip',
  EnableCompression: 'Compress messages',
};

function each<T extends z.ZodType>(
  texts: Readonly<Record<string, string>>,
  type: () => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, type().describe(text)]));
}

/** The key of the ConfigMap `metallb-memberlist-config`: MetalLB takes all of these fields or none. */
const config = later(() =>
  z.strictObject({
    ...each(durations, () => duration.clone()),
    ...each(counts, () => z.int().min(0)),
    ...each(switches, () => z.boolean()),
  }),
);

/** Memberlist, by which speakers find out within seconds that one of them is gone; false switches it off. */
export const memberlist = later(() =>
  z.union([
    z.literal(false),
    z.strictObject({
      port: port.optional().describe('Port on the nodes, TCP and UDP. MetalLB: 7946'),
      address: z
        .union([z.ipv4(), z.ipv6()])
        .optional()
        .describe('Address to bind in place of the pod address'),
      secretName: objectName
        .optional()
        .describe('Secret with the key, which the controller makes. MetalLB: memberlist'),
      secretKeyPath: z
        .string()
        .startsWith('/')
        .optional()
        .describe('Where that Secret is mounted. MetalLB: /etc/ml_secret_key'),
      wan: z.boolean().optional().describe('Timings for nodes that are far from each other'),
      config: config.optional().describe('Every timing by oneself: all fields of metallb-memberlist-config'),
    }),
  ]),
);
