import type { Family } from '../addresses/range.js';
import { familyOf, type Ip, isBuggy } from './ip.js';
import type { Pool } from './pool.js';

interface Span {
  readonly family: Family;
  readonly first: Ip;
  readonly last: Ip;
  readonly pool: Pool;
  /** The largest `last` of this span and all before it. */
  readonly reach: Ip;
}

/** Finds the pools of an address by halving. */
export class PoolIndex {
  readonly byName: ReadonlyMap<string, Pool>;
  private readonly spans: readonly Span[];

  constructor(readonly pools: readonly Pool[]) {
    this.byName = new Map(pools.map((pool) => [pool.name, pool]));
    const spans = pools
      .flatMap((pool) =>
        [...pool.walks.ipv4, ...pool.walks.ipv6].map(({ family, first, last }) => ({
          family,
          first,
          last,
          pool,
        })),
      )
      .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    let reach = -1n;
    this.spans = spans.map((span) => {
      if (span.last > reach) reach = span.last;
      return { ...span, reach };
    });
  }

  /** Pools whose entries contain the address, also where `avoidBuggyIPs` keeps them from handing it out. */
  containing(ip: Ip): Pool[] {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle] as Span).first <= ip) low = middle + 1;
      else high = middle;
    }
    const found = new Set<Pool>();
    for (let i = low - 1; i >= 0; i--) {
      const { family, last, reach, pool } = this.spans[i] as Span;
      if (reach < ip) break;
      if (ip <= last && family === familyOf(ip)) found.add(pool);
    }
    return [...found];
  }

  /**
   * The pool that owns all of the addresses, as the controller's `poolFor` finds it. More than one only where an IPv4-mapped
   * network hides an overlap from MetalLB; then it takes either.
   */
  owning(ips: readonly Ip[]): Pool[] {
    const usable = (ip: Ip) => this.containing(ip).filter((pool) => !(pool.avoidBuggy && isBuggy(ip)));
    const [first, ...rest] = ips.map(usable);
    return (first ?? []).filter((pool) => rest.every((pools) => pools.includes(pool)));
  }
}
