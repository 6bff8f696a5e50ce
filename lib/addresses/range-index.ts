import type { AddressRange } from './range.js';
import { compareRanges } from './set.js';

interface Slot<T> {
  readonly range: AddressRange;
  readonly item: T;
  /** The furthest end of this slot and of all before it in its family. */
  readonly reach: bigint;
}

/** Finds the items whose ranges overlap a given one, without looking at all of them. */
export class RangeIndex<T> {
  readonly #slots: readonly Slot<T>[];

  constructor(items: readonly T[], rangeOf: (item: T) => AddressRange) {
    const slots: Slot<T>[] = [];
    const sorted = items
      .map((item) => ({ item, range: rangeOf(item) }))
      .sort((a, b) => compareRanges(a.range, b.range));
    for (const { item, range } of sorted) {
      const before = slots.at(-1);
      const reach =
        before?.range.family === range.family && before.reach > range.last ? before.reach : range.last;
      slots.push({ item, range, reach });
    }
    this.#slots = slots;
  }

  /** The items that share an address with `range`, in the order of their ranges. */
  overlapping(range: AddressRange): T[] {
    const found: T[] = [];
    for (let i = this.#startedBy(range) - 1; i >= 0; i--) {
      const slot = this.#slots[i] as Slot<T>;
      if (slot.range.family !== range.family || slot.reach < range.first) break;
      if (slot.range.overlaps(range)) found.push(slot.item);
    }
    return found.reverse();
  }

  /** How many slots begin at or before the end of `range`. */
  #startedBy(range: AddressRange): number {
    let low = 0;
    let high = this.#slots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const slot = this.#slots[middle] as Slot<T>;
      const starts =
        slot.range.family === range.family
          ? slot.range.first <= range.last
          : slot.range.family < range.family;
      if (starts) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
