import { type Family, tryAddress } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Item, Pool, View } from '../view.js';

const families = [
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
] as const;

export const bgpFamily: Rule = {
  id: 'ann-bgp-family',
  severity: 'warning',
  summary: 'A peering carries prefixes of its own family only',
  why: 'Since 0.15.0 FRR sends IPv4 prefixes over IPv4 sessions and IPv6 ones over IPv6 sessions. The others are not announced, and nothing tells.',
  example: `pools:
  lab: {addresses: "2001:db8::/124", announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'add a peer of that family, or set dualStackAddressFamily: true on one',
  stage: 'silent',
  since: '0.15.0',
  backends: ['frr', 'frr-k8s'],
  upstream: 'internal/bgp/frr/frr.go; internal/bgp/frrk8s/frrk8s.go',
  *check(view) {
    for (const pool of view.pools) {
      const peers = peersFor(view, pool);
      if (peers.size === 0) continue;
      for (const [family, noun] of families) {
        if (!holds(pool, family) || [...peers].some((peer) => carries(peer, family))) continue;
        yield {
          message: `pool ${pool.name} has ${noun} addresses, and no peer it is announced to carries ${noun}`,
          resource: pool.resource,
          path: ['spec', 'addresses'],
        };
      }
    }
  },
};

function peersFor(view: View, pool: Pool): ReadonlySet<Item> {
  const own = (view.advertisementsOf.get(pool) ?? []).filter(({ type }) => type === 'bgp');
  return new Set(own.flatMap((advertisement) => view.peersOf(advertisement)));
}

function holds({ good }: Pool, family: Family): boolean {
  return good.some(({ parsed }) => parsed.prefixes.some((prefix) => prefix.family === family));
}

function carries({ spec }: Item, family: Family): boolean {
  if (spec.dualStackAddressFamily === true || textOf(spec.interface)) return true;
  const address = tryAddress(textOf(spec.peerAddress) ?? '');
  return address === undefined || address.family === family;
}
