import { numberOf, textsOf } from '../read.js';
import type { Advertisement, Pool, View } from '../view.js';
import { lengthOf } from './lengths.js';

/** The local preference of an advertisement; 0 counts as one. */
export const prefOf = ({ spec }: Advertisement) => numberOf(spec.localPref) ?? 0;

/** Whether two advertisements of a pool send different prefixes, or to different peers, or from different nodes. */
export function neverMeet(view: View, pool: Pool, a: Advertisement, b: Advertisement): boolean {
  return lengthsDiffer(view, pool, a, b) || peersDiffer(a, b) || nodesDiffer(view, a, b);
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
