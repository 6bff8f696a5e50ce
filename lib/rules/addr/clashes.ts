import type { AddressRange } from '../../addresses/range.js';
import { RangeIndex } from '../../addresses/range-index.js';
import { compareRanges } from '../../addresses/set.js';
import { compareText } from '../../finding.js';
import type { Pool, View } from '../view.js';
import { readable } from './entries.js';

/** An entry and the addresses it claims. */
export interface Claimed {
  readonly pool: Pool;
  readonly entry: Pool['good'][number];
  readonly range: AddressRange;
}

/** A later entry, and one before it that holds an address of it. */
export type Clash = readonly [later: Claimed, before: Claimed];

const made = new WeakMap<View, readonly Clash[]>();

/** Clashes that MetalLB sees: for each entry the first clash in its own pool and the first with another one. */
export function clashes(view: View): readonly Clash[] {
  let found = made.get(view);
  if (!found) {
    found = findClashes(view);
    made.set(view, found);
  }
  return found;
}

function findClashes(view: View): Clash[] {
  const claimed = [...readable(view)].flatMap(({ pool, entry }) =>
    entry.parsed.range ? [{ pool, entry, range: entry.parsed.range }] : [],
  );
  const index = new RangeIndex(claimed, ({ range }) => range);
  return claimed.flatMap((later) => {
    const before = index
      .overlapping(later.range)
      .filter((other) => compareClaimed(other, later) < 0 && isSeen(other, later));
    const own = before.find(({ pool }) => pool === later.pool);
    const foreign = before.find(({ pool }) => pool !== later.pool);
    return [own, foreign].filter((other) => other !== undefined).map((other) => [later, other] as const);
  });
}

/**
 * MetalLB compares masks, and an IPv4 network written as IPv6 has one of 96 bits more: it is never the wider of two, and clashes
 * only with an IPv4 network that has its first address.
 */
function isSeen(a: Claimed, b: Claimed): boolean {
  const isMapped = ({ entry }: Claimed) => entry.parsed.mappedLength !== undefined;
  if (isMapped(a) === isMapped(b)) return true;
  const [mapped, plain] = isMapped(a) ? [a, b] : [b, a];
  const [first] = mapped.entry.parsed.prefixes.map((prefix) => prefix.first);
  return plain.entry.parsed.prefixes.some((prefix) => {
    const host = BigInt(32 - prefix.length);
    return first !== undefined && first >> host === prefix.first >> host;
  });
}

function compareClaimed(a: Claimed, b: Claimed): number {
  return (
    compareRanges(a.range, b.range) || compareText(a.pool.name, b.pool.name) || a.entry.index - b.entry.index
  );
}
