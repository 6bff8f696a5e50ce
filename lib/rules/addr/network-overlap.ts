import { parseAddresses } from '../../addresses/entry.js';
import { AddressRange } from '../../addresses/range.js';
import { RangeIndex } from '../../addresses/range-index.js';
import type { Severity } from '../../finding.js';
import type { Claim } from '../../world.js';
import { listOf, mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { View } from '../view.js';
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
    const claims = new RangeIndex([...statedClaims(view), ...seenClaims(view)], ({ range }) => range);
    for (const { pool, entry } of readable(view)) {
      const told = new Set<string>();
      const hits = entry.parsed.range ? claims.overlapping(entry.parsed.range) : [];
      for (const { use, text, severity } of hits) {
        if (told.has(use)) continue;
        told.add(use);
        yield { ...atEntry(pool, entry, `holds addresses of ${uses[use] ?? use}, ${text}`), severity };
      }
    }
  },
};

type Seen = Pick<Claim, 'use' | 'text' | 'range'> & { readonly severity: Severity };

/** What the config says is in use. */
function statedClaims({ world }: View): Seen[] {
  return world.network
    .filter(({ pool }) => pool === undefined)
    .map((claim) => ({ ...claim, severity: 'error' }));
}

/** What the objects of a cluster show: networks of pods on the nodes, networks and addresses of Services. */
function seenClaims(view: View): Seen[] {
  const specs = (kind: string) => view.all(kind).map(({ object }) => mapOf(object.spec));
  return [
    ...specs('Node').flatMap(({ podCIDR, podCIDRs }) => claimsOf('pods', [podCIDR, ...listOf(podCIDRs)])),
    ...specs('ServiceCIDR').flatMap(({ cidrs }) => claimsOf('services', listOf(cidrs))),
    ...specs('Service').flatMap(({ clusterIPs }) => claimsOf('services', listOf(clusterIPs))),
  ];
}

function claimsOf(use: string, texts: readonly unknown[]): Seen[] {
  return [...new Set(texts)].flatMap((text) => {
    const range = typeof text === 'string' ? parseAddresses(text) : undefined;
    return range instanceof AddressRange ? [{ use, text: text as string, range, severity: 'warning' }] : [];
  });
}
