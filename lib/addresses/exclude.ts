import { isFault, parseAddresses, parseEntry } from './entry.js';
import { AddressRange } from './range.js';
import { entryText, overlapping, subtract, union } from './set.js';

/** What became of an entry of a pool: its text, and the index of the entry it was cut from. */
export interface Kept {
  readonly text: string;
  readonly from: number;
}

/**
 * `entries` without the addresses of `exclude`. Order and form stay, since MetalLB allocates in that order and judges
 * aggregation entry by entry; only an entry that loses addresses is replaced, in place, by the fewest ranges. Entries that
 * cannot be read stay as they are, for the rules to report.
 */
export function without(entries: readonly string[], exclude: readonly string[]): Kept[] {
  const holes = union(exclude.map(parseAddresses).filter((range) => range instanceof AddressRange));
  if (holes.length === 0) return entries.map((text, from) => ({ text, from }));
  return entries.flatMap((text, from) => cut(text, holes).map((part) => ({ text: part, from })));
}

function cut(text: string, holes: readonly AddressRange[]): string[] {
  const entry = parseEntry(text);
  if (isFault(entry) || !entry.range) return [text];
  const touching = overlapping(entry.range, holes);
  return touching.length === 0 ? [text] : subtract(entry.range, touching).map(entryText);
}
