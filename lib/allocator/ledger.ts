import type { Family } from '../addresses/range.js';
import type { Sharing } from './demand.js';
import { type Ip, isBuggy } from './ip.js';
import type { Pool, Walk } from './pool.js';

/** Who uses an address: all takers have one sharing key and one backend, and no two of them a port. */
export interface Use {
  readonly key: string;
  readonly backend: string;
  readonly ports: ReadonlySet<string>;
}

/** A place in the walk through a pool: index of the entry, and address. */
export interface Spot {
  readonly walk: number;
  readonly ip: Ip;
}

export function isBefore(a: Spot, b: Spot): boolean {
  return a.walk === b.walk ? a.ip < b.ip : a.walk < b.walk;
}

/** Whether an address used like that can be taken as well (`checkSharing` of the controller's allocator). */
export function isShareable(use: Use, { key, backend, ports }: Sharing): boolean {
  return (
    use.key !== '' && use.key === key && use.backend === backend && !ports.some((port) => use.ports.has(port))
  );
}

/** Addresses of one sharing key and backend in a pool's walk, and how far each set of ports has already looked in vain. */
interface Group {
  readonly spots: Spot[];
  readonly cursors: Map<string, number>;
}

/** What is known of one family of a pool. */
interface Shelf {
  /** Nothing is free before it. */
  spot: Spot | undefined;
  readonly groups: Map<string, Group>;
  used: bigint;
}

/**
 * Which addresses are in use, for good: nothing is ever given back here, so that every search goes on where the last one
 * ended, and costs no more than the addresses in use.
 */
export class Ledger {
  private readonly uses = new Map<Ip, { key: string; backend: string; ports: Set<string> }>();
  private readonly shelves = new Map<Pool, Record<Family, Shelf>>();
  /** Counts the changes. */
  version = 0;

  useOf(ip: Ip): Use | undefined {
    return this.uses.get(ip);
  }

  /** Addresses of the pool in use. */
  used(pool: Pool, family: Family): bigint {
    return this.shelf(pool, family).used;
  }

  take(pool: Pool, ip: Ip, family: Family, sharing: Sharing): void {
    this.version++;
    const use = this.uses.get(ip);
    if (use) {
      for (const port of sharing.ports) use.ports.add(port);
      return;
    }
    this.uses.set(ip, { key: sharing.key, backend: sharing.backend, ports: new Set(sharing.ports) });
    const shelf = this.shelf(pool, family);
    shelf.used++;
    if (sharing.key !== '') insert(this.group(shelf, sharing), spotOf(pool, family, ip));
  }

  /** The first address nobody uses. */
  firstFree(pool: Pool, family: Family): Spot | undefined {
    const shelf = this.shelf(pool, family);
    let { spot } = shelf;
    while (spot && this.uses.has(spot.ip)) spot = after(pool, family, spot);
    shelf.spot = spot;
    return spot;
  }

  /** The next address after `spot` that nobody uses. */
  nextFree(pool: Pool, family: Family, spot: Spot): Spot | undefined {
    let next = after(pool, family, spot);
    while (next && this.uses.has(next.ip)) next = after(pool, family, next);
    return next;
  }

  /** Addresses in use that can be shared, in walking order; those that never can be again are left out. */
  *shareable(pool: Pool, family: Family, sharing: Sharing): Generator<Spot> {
    const group = this.shelf(pool, family).groups.get(groupKey(sharing));
    if (sharing.key === '' || !group) return;
    const ports = sharing.ports.join();
    const open = (spot: Spot) => isShareable(this.uses.get(spot.ip) as Use, sharing);
    let index = group.cursors.get(ports) ?? 0;
    while (index < group.spots.length && !open(group.spots[index] as Spot)) index++;
    group.cursors.set(ports, index);
    for (; index < group.spots.length; index++) {
      const spot = group.spots[index] as Spot;
      if (open(spot)) yield spot;
    }
  }

  private shelf(pool: Pool, family: Family): Shelf {
    let shelves = this.shelves.get(pool);
    if (!shelves) {
      const empty = (of: Family): Shelf => ({ spot: start(pool, of, 0), groups: new Map(), used: 0n });
      shelves = { ipv4: empty('ipv4'), ipv6: empty('ipv6') };
      this.shelves.set(pool, shelves);
    }
    return shelves[family];
  }

  private group(shelf: Shelf, sharing: Sharing): Group {
    const key = groupKey(sharing);
    let group = shelf.groups.get(key);
    if (!group) {
      group = { spots: [], cursors: new Map() };
      shelf.groups.set(key, group);
    }
    return group;
  }
}

function groupKey({ key, backend }: Sharing): string {
  return `${key}\n${backend}`;
}

function insert(group: Group, spot: Spot): void {
  const { spots, cursors } = group;
  let index = spots.length;
  while (index > 0 && isBefore(spot, spots[index - 1] as Spot)) index--;
  spots.splice(index, 0, spot);
  if (index === spots.length - 1) return;
  for (const [ports, cursor] of cursors) if (cursor > index) cursors.set(ports, index);
}

/** Where an address stands in the walk through its pool. */
export function spotOf(pool: Pool, family: Family, ip: Ip): Spot {
  const walk = pool.walks[family].findIndex(({ first, last }) => first <= ip && ip <= last);
  return { walk: walk < 0 ? pool.walks[family].length : walk, ip };
}

/** The first address at or behind the start of an entry that the pool does not avoid. */
function start(pool: Pool, family: Family, walk: number): Spot | undefined {
  const entry = pool.walks[family][walk];
  return entry && skip(pool, entry, { walk, ip: entry.first });
}

function after(pool: Pool, family: Family, { walk, ip }: Spot): Spot | undefined {
  const entry = pool.walks[family][walk];
  return entry && skip(pool, entry, { walk, ip: ip + 1n });
}

function skip(pool: Pool, entry: Walk, spot: Spot): Spot | undefined {
  let { ip } = spot;
  while (pool.avoidBuggy && ip <= entry.end && isBuggy(ip)) ip++;
  return ip <= entry.end ? { walk: spot.walk, ip } : start(pool, entry.family, spot.walk + 1);
}
