import { listOf } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import type { Advertisement, Pool, View } from '../view.js';
import { neverMeet, prefOf } from './apart.js';

export const localprefConflict: Rule = {
  id: 'bgpadv-localpref-conflict',
  severity: 'error',
  summary: 'Two advertisements of a pool must not give the same prefix two local preferences',
  why: 'A prefix can be sent with one local preference only. Advertisements that meet on a pool, a peer and a node must agree, or the webhook refuses the second one.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1}
advertisements:
  high: {type: bgp, pools: lab, localPref: 200}
  low: {type: bgp, pools: lab, localPref: 100}
`,
  remedy: 'give them the same localPref, different lengths, disjoint peers or disjoint nodes',
  stage: 'webhook',
  since: '0.13.10',
  upstream: 'internal/config/config.go validateBGPAdvPerPool, advertisementsAreCompatible',
  *check(view) {
    const told = new Set<string>();
    for (const [pool, advertisements] of view.advertisementsOf) {
      const bgp = advertisements.filter(({ type }) => type === 'bgp');
      for (const [a, b] of differing(bgp)) {
        const key = `${a.name}\n${b.name}`;
        if (told.has(key) || areApart(view, pool, a, b)) continue;
        told.add(key);
        yield conflict(pool, a, b);
      }
    }
  },
};

/** Pairs with different preferences, each once. Advertisements of one preference are never compared. */
function* differing(advertisements: readonly Advertisement[]): Iterable<[Advertisement, Advertisement]> {
  if (new Set(advertisements.map(prefOf)).size < 2) return;
  for (const [index, a] of advertisements.entries())
    for (const b of advertisements.slice(index + 1))
      if (prefOf(a) !== prefOf(b)) yield a.name < b.name ? [a, b] : [b, a];
}

function areApart(view: View, pool: Pool, a: Advertisement, b: Advertisement): boolean {
  return (
    neverMeet(view, pool, a, b) ||
    (view.isSince('0.16.0') && [a, b].some(({ spec }) => listOf(spec.serviceSelectors).length > 0))
  );
}

function conflict(pool: Pool, a: Advertisement, b: Advertisement): Problem {
  return {
    message: `BGPAdvertisement ${b.name} gives pool ${pool.name} localPref ${prefOf(b)}, and ${a.name} gives it ${prefOf(a)}`,
    resource: b.resource,
    path: ['spec', 'localPref'],
  };
}
