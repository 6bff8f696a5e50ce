import { AddressRange, addressBits, addressText } from './range.js';

/** Order of ranges: IPv4 first, then by start, then by end. */
export function compareRanges(a: AddressRange, b: AddressRange): number {
  return compareFamilies(a, b) || compareValues(a.first, b.first) || compareValues(a.last, b.last);
}

function compareFamilies(a: AddressRange, b: AddressRange): number {
  return a.family === b.family ? 0 : a.family === 'ipv4' ? -1 : 1;
}

function compareValues(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The parts of `range` that are in none of `holes`, ascending. `holes` are of its family, disjoint and ascending. */
export function subtract(range: AddressRange, holes: readonly AddressRange[]): AddressRange[] {
  const parts: AddressRange[] = [];
  let next = range.first;
  for (const hole of holes) {
    if (hole.first > next) parts.push(new AddressRange(range.family, next, hole.first - 1n));
    next = hole.last + 1n;
  }
  if (next <= range.last) parts.push(new AddressRange(range.family, next, range.last));
  return parts;
}

/** The holes that overlap `range`, found by halving: `holes` are disjoint and in the order of {@link compareRanges}. */
export function overlapping(range: AddressRange, holes: readonly AddressRange[]): AddressRange[] {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const hole = holes[middle] as AddressRange;
    if (hole.family === range.family ? hole.last < range.first : compareRanges(hole, range) < 0)
      low = middle + 1;
    else high = middle;
  }
  const found: AddressRange[] = [];
  for (let i = low; holes[i]?.overlaps(range); i++) found.push(holes[i] as AddressRange);
  return found;
}

/** The fewest ranges that hold exactly the addresses of `ranges`, in the order of {@link compareRanges}. */
export function union(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of [...ranges].sort(compareRanges)) {
    const before = merged.at(-1);
    if (before?.family === range.family && range.first <= before.last + 1n) {
      if (range.last > before.last)
        merged[merged.length - 1] = new AddressRange(range.family, before.first, range.last);
    } else merged.push(range);
  }
  return merged;
}

/**
 * Items whose ranges overlap, found by sorting: each item that starts inside another one, with the item that reaches
 * furthest among those that start before it. At most one pair an item, whatever the input.
 */
export function overlaps<T>(items: readonly T[], rangeOf: (item: T) => AddressRange): [item: T, before: T][] {
  const sorted = items
    .map((item) => ({ item, range: rangeOf(item) }))
    .sort((a, b) => compareRanges(a.range, b.range));
  const pairs: [T, T][] = [];
  let furthest: (typeof sorted)[number] | undefined;
  for (const current of sorted) {
    if (furthest?.range.overlaps(current.range)) pairs.push([current.item, furthest.item]);
    if (furthest?.range.family !== current.range.family || current.range.last > furthest.range.last)
      furthest = current;
  }
  return pairs;
}

/** A range as a pool entry: a single address needs its prefix length there, `192.0.2.9/32`. */
export function entryText(range: AddressRange): string {
  if (range.first !== range.last) return range.toString();
  return `${addressText(range.family, range.first)}/${addressBits[range.family]}`;
}
