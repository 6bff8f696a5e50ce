import { textOf } from '../read.js';
import type { Item, View } from '../view.js';

type KeyOf = (peer: Item) => string;
export type Pair = readonly [before: Item, peer: Item];

/**
 * What MetalLB holds against each other in FRR modes: peers that share a node. Up to 0.15.3 it was every pair, and where no
 * nodes are known every pair may share one.
 */
function* sharing(view: View, keyOf: KeyOf, isWrong: (a: Item, b: Item) => boolean): Iterable<Pair> {
  const groups = new Map<string, Item[]>();
  for (const peer of [...view.peers].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const group = groups.get(keyOf(peer)) ?? [];
    const before = group.find((other) => isWrong(other, peer) && shareNode(view, other, peer));
    if (before) yield [before, peer];
    groups.set(keyOf(peer), [...group, peer]);
  }
}

function shareNode(view: View, a: Item, b: Item): boolean {
  if (!view.isSince('0.16.0')) return true;
  const [left, right] = [a, b].map(({ spec }) => view.nodesMatching(spec.nodeSelectors));
  return left === undefined || right === undefined || left.some((node) => right.includes(node));
}

/** Peers that have the same value as one before them on a shared node. */
export function same(view: View, partOf: KeyOf): Iterable<Pair> {
  return sharing(view, partOf, () => true);
}

/** Peers of one group that have another value than one before them on a shared node. */
export function differing(view: View, partOf: KeyOf, groupOf: KeyOf = () => ''): Iterable<Pair> {
  return sharing(view, groupOf, (a, b) => partOf(a) !== partOf(b));
}

/** What a session is held with, as MetalLB compares it: text of address or interface, and VRF. */
export function target({ spec }: Item): string {
  return [textOf(spec.peerAddress) ?? '', textOf(spec.interface) ?? '', textOf(spec.vrf) ?? ''].join('\n');
}
