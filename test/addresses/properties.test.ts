import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault, parseEntry } from '../../lib/addresses/entry.js';
import { without } from '../../lib/addresses/exclude.js';
import {
  AddressRange,
  addressText,
  type Family,
  prefixSize,
  tryAddress,
  unmapped,
} from '../../lib/addresses/range.js';
import { overlaps, union } from '../../lib/addresses/set.js';

// The second implementation: a world of 64 addresses of each family, and sets of numbers.
const bases: Record<Family, bigint> = { ipv4: 0xc0_00_02_e0n, ipv6: (0x2001_0db8n << 96n) + 0xffe0n };
const family = fc.constantFrom<Family>('ipv4', 'ipv6');
const small = fc
  .tuple(family, fc.nat(63), fc.nat(63))
  .map(
    ([kind, a, b]) =>
      new AddressRange(kind, bases[kind] + BigInt(Math.min(a, b)), bases[kind] + BigInt(Math.max(a, b))),
  );

function members(ranges: readonly AddressRange[]): string[] {
  const found = new Set<string>();
  for (const { family: kind, first, last } of ranges)
    for (let value = first; value <= last; value++) found.add(`${kind} ${value}`);
  return [...found].sort();
}

test('the prefixes of a range cover it exactly, ascending, aligned, and are the fewest', () => {
  fc.assert(
    fc.property(small, (range) => {
      const prefixes = range.prefixes();
      expect(members(prefixes.map(AddressRange.ofPrefix))).toEqual(members([range]));
      expect(prefixes.map(({ first }) => first)).toEqual(
        prefixes.map(({ first }) => first).sort((a, b) => (a < b ? -1 : 1)),
      );
      for (const prefix of prefixes) expect(prefix.first % prefixSize(prefix)).toBe(0n);
      for (const [i, prefix] of prefixes.entries()) {
        const next = prefixes[i + 1];
        const mergeable =
          next && next.length === prefix.length && prefix.first % (2n * prefixSize(prefix)) === 0n;
        expect(mergeable ?? false).toBe(false);
      }
    }),
  );
});

test('a range of any size is covered by prefixes without a gap', () => {
  const value = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const range = new AddressRange('ipv6', ...ascending(a, b));
      let next = range.first;
      for (const prefix of range.prefixes()) {
        expect(prefix.first).toBe(next);
        next += prefixSize(prefix);
      }
      expect(next).toBe(range.last + 1n);
    }),
  );
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(small, (range) => {
      const parsed = parseEntry(
        `${addressText(range.family, range.first)}-${addressText(range.family, range.last)}`,
      );
      expect(isFault(parsed) ? undefined : parsed.range).toEqual(range);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (value) => {
      expect(tryAddress(addressText('ipv6', value))).toEqual(unmapped({ family: 'ipv6', value }));
    }),
  );
});

test('overlaps are found for exactly the items that share an address with one before them', () => {
  fc.assert(
    fc.property(fc.array(small, { maxLength: 8 }), (ranges) => {
      const pairs = overlaps(ranges, (range) => range);
      for (const [a, b] of pairs)
        expect(members([a]).some((member) => members([b]).includes(member))).toBe(true);
      const disjoint =
        members(ranges).length === ranges.reduce((sum, range) => sum + members([range]).length, 0);
      expect(pairs.length === 0).toBe(disjoint);
    }),
  );
});

test('a union holds the same addresses in the fewest ranges', () => {
  fc.assert(
    fc.property(fc.array(small, { maxLength: 8 }), (ranges) => {
      const merged = union(ranges);
      expect(members(merged)).toEqual(members(ranges));
      for (const [i, range] of merged.entries()) {
        const next = merged[i + 1];
        if (next?.family === range.family) expect(next.first > range.last + 1n).toBe(true);
      }
    }),
  );
});

test('exclude removes exactly its addresses, keeps the order, and leaves untouched entries as they were written', () => {
  fc.assert(
    fc.property(fc.array(small, { maxLength: 5 }), fc.array(small, { maxLength: 5 }), (ranges, holes) => {
      const entries = ranges.map(
        (range) => ` ${addressText(range.family, range.first)} - ${addressText(range.family, range.last)} `,
      );
      const kept = without(entries, holes.map(String));
      const left = (index: number) =>
        kept.filter(({ from }) => from === index).map(({ text }) => rangeOf(text));
      for (const [index, range] of ranges.entries()) {
        const wanted = members([range]).filter((member) => !members(holes).includes(member));
        expect(members(left(index))).toEqual(wanted);
        if (wanted.length === members([range]).length)
          expect(kept.filter(({ from }) => from === index)).toEqual([{ text: entries[index], from: index }]);
        else expect(left(index)).toEqual(union(left(index)));
      }
      expect(kept.map(({ from }) => from)).toEqual(kept.map(({ from }) => from).sort((a, b) => a - b));
    }),
  );
});

function rangeOf(text: string): AddressRange {
  const parsed = parseEntry(text);
  if (isFault(parsed) || !parsed.range) throw new Error(text);
  return parsed.range;
}

test('exclude writes a single left address with its prefix length', () => {
  expect(without(['203.0.113.0/30', '198.51.100.0/24'], ['203.0.113.0', '203.0.113.2/31'])).toEqual([
    { text: '203.0.113.1/32', from: 0 },
    { text: '198.51.100.0/24', from: 1 },
  ]);
});

function ascending(a: bigint, b: bigint): [bigint, bigint] {
  return a < b ? [a, b] : [b, a];
}
