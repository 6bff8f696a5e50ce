import { isFault } from '../../addresses/entry.js';
import type { Path } from '../../finding.js';
import type { Problem } from '../rule.js';
import type { Pool, PoolEntry, View } from '../view.js';

/** Path of an entry in its pool. */
export function entryPath(index: number): Path {
  return ['spec', 'addresses', index];
}

/** How a finding names an entry: `pool lab: 192.0.2.0/24`. */
export function entryName(pool: Pool, { text }: PoolEntry): string {
  return `pool ${pool.name}: ${text === '' || /\s/.test(text) ? JSON.stringify(text) : text}`;
}

/** A problem at an entry. */
export function atEntry(pool: Pool, entry: PoolEntry, message: string, remedy?: string): Problem {
  return {
    message: `${entryName(pool, entry)} ${message}`,
    ...(remedy && { remedy }),
    resource: pool.resource,
    path: entryPath(entry.index),
  };
}

/** The entries that cannot be read because of the rule `id`. */
export function* refused(view: View, id: string): Iterable<Problem> {
  for (const pool of view.pools)
    for (const entry of pool.entries)
      if (isFault(entry.parsed) && entry.parsed.rule === id)
        yield atEntry(pool, entry, entry.parsed.reason, entry.parsed.remedy);
}

/** Every entry that can be read, with its pool. */
export function* readable(view: View): Iterable<{ pool: Pool; entry: Pool['good'][number] }> {
  for (const pool of view.pools) for (const entry of pool.good) yield { pool, entry };
}
