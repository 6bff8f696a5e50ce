import { listOf, numberOf, textsOf } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import type { Advertisement, Pool, View } from '../view.js';
import { lengthOf } from './lengths.js';

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

const prefOf = ({ spec }: Advertisement) => numberOf(spec.localPref) ?? 0;

/** Pairs with different preferences, each once. Advertisements of one preference are never compared. */
function* differing(advertisements: readonly Advertisement[]): Iterable<[Advertisement, Advertisement]> {
  if (new Set(advertisements.map(prefOf)).size < 2) return;
  for (const [index, a] of advertisements.entries())
    for (const b of advertisements.slice(index + 1))
      if (prefOf(a) !== prefOf(b)) yield a.name < b.name ? [a, b] : [b, a];
}

function areApart(view: View, pool: Pool, a: Advertisement, b: Advertisement): boolean {
  return (
    lengthsDiffer(view, pool, a, b) ||
    peersDiffer(a, b) ||
    nodesDiffer(view, a, b) ||
    (view.isSince('0.16.0') && [a, b].some(({ spec }) => listOf(spec.serviceSelectors).length > 0))
  );
}

/** Different lengths are different prefixes. Up to 0.14.9 both families were compared whatever the pool held. */
function lengthsDiffer(view: View, pool: Pool, a: Advertisement, b: Advertisement): boolean {
  const held = new Set(pool.good.flatMap(({ parsed }) => parsed.prefixes.map(({ family }) => family)));
  const compared = (['ipv4', 'ipv6'] as const).filter(
    (family) => !view.isSince('0.15.0') || held.has(family),
  );
  return compared.length > 0 && compared.every((family) => lengthOf(a, family) !== lengthOf(b, family));
}

function peersDiffer(a: Advertisement, b: Advertisement): boolean {
  const [left, right] = [a, b].map(({ spec }) => textsOf(spec.peers)) as [
    readonly string[],
    readonly string[],
  ];
  return left.length > 0 && right.length > 0 && !left.some((peer) => right.includes(peer));
}

function nodesDiffer(view: View, a: Advertisement, b: Advertisement): boolean {
  const [left, right] = [a, b].map(({ spec }) => view.nodesMatching(spec.nodeSelectors));
  return left !== undefined && right !== undefined && !left.some((node) => right.includes(node));
}

function conflict(pool: Pool, a: Advertisement, b: Advertisement): Problem {
  return {
    message: `BGPAdvertisement ${b.name} gives pool ${pool.name} localPref ${prefOf(b)}, and ${a.name} gives it ${prefOf(a)}`,
    resource: b.resource,
    path: ['spec', 'localPref'],
  };
}
