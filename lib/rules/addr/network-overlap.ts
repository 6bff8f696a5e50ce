import { RangeIndex } from '../../addresses/range-index.js';
import type { Rule } from '../rule.js';
import { atEntry, readable } from './entries.js';

/** How a finding speaks of what an address is used for. */
const uses: Readonly<Record<string, string>> = {
  nodes: 'the nodes',
  gateway: 'the gateway',
  dhcp: 'the DHCP range',
  pods: 'the pod network',
  services: 'the service network',
  reserved: 'a reserved range',
};

export const networkOverlap: Rule = {
  id: 'addr-network-overlap',
  severity: 'error',
  summary:
    'A pool must not hold addresses that the config says are in use: nodes, gateway, DHCP, pods, services',
  why: 'MetalLB never looks at the network around it. It hands the address out, and two machines answer for it.',
  example: `pools:
  lab: 192.0.2.0/28
network:
  gateway: 192.0.2.1
`,
  remedy: 'take these addresses out of the pool, with exclude if they lie in its middle',
  stage: 'ours',
  *check(view) {
    const claims = new RangeIndex(view.world.network, ({ range }) => range);
    for (const { pool, entry } of readable(view)) {
      const hits = entry.parsed.range ? claims.overlapping(entry.parsed.range) : [];
      for (const { use, text } of hits)
        yield atEntry(pool, entry, `holds addresses of ${uses[use] ?? use}, ${text}`);
    }
  },
};
