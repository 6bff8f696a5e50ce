import type { Family } from '../../addresses/range.js';
import type { Peer } from '../../announcer/peer.js';
import type { Rule } from '../rule.js';
import type { Pool, View } from '../view.js';

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
    const byName = new Map(view.announcer.peers.map((peer) => [peer.name, peer]));
    for (const pool of view.pools) {
      const peers = peersFor(view, pool, byName);
      if (peers.size === 0) continue;
      for (const [family, noun] of families) {
        if (!holds(pool, family) || [...peers].some((peer) => peer.carries(family))) continue;
        yield {
          message: `pool ${pool.name} has ${noun} addresses, and no peer it is announced to carries ${noun}`,
          resource: pool.resource,
          path: ['spec', 'addresses'],
        };
      }
    }
  },
};

/** The peers that a pool is announced to. */
function peersFor(view: View, pool: Pool, byName: ReadonlyMap<string, Peer>): ReadonlySet<Peer> {
  const own = (view.advertisementsOf.get(pool) ?? []).filter(({ type }) => type === 'bgp');
  const peers = own.flatMap((advertisement) => view.peersOf(advertisement));
  return new Set(peers.flatMap(({ name }) => byName.get(name) ?? []));
}

function holds({ good }: Pool, family: Family): boolean {
  return good.some(({ parsed }) => parsed.prefixes.some((prefix) => prefix.family === family));
}
