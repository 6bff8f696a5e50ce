import type { Family } from '../addresses/range.js';
import type { Demand } from './demand.js';
import { familyOf, type Ip } from './ip.js';
import { isBefore, isShareable, type Ledger, type Spot, spotOf, type Use } from './ledger.js';
import type { Pool } from './pool.js';

/** One Service on an address. */
interface Taker {
  readonly demand: Demand;
  readonly pool: Pool;
}

/**
 * One of the states the controller may be in: the ledger, which all states share, and what happened in this one only.
 * Never changed; taking and giving back make a new one.
 */
export class Books {
  constructor(
    private readonly ledger: Ledger,
    private readonly own: ReadonlyMap<Ip, readonly Taker[]> = new Map(),
  ) {}

  /** Addresses that only this state has in use. */
  get size(): number {
    return this.own.size;
  }

  touches(ip: Ip): boolean {
    return this.own.has(ip);
  }

  isUsable(ip: Ip, { sharing }: Demand): boolean {
    const use = this.ledger.useOf(ip);
    const takers = this.own.get(ip) ?? [];
    return (!use || isShareable(use, sharing)) && takers.every((taker) => isShareable(useOf(taker), sharing));
  }

  /** The first address of the pool, in its order, that the Service can use. It need not be one the pool has: see {@link Walk}. */
  firstUsable(pool: Pool, family: Family, demand: Demand): Ip | undefined {
    let best = this.ledger.firstFree(pool, family);
    while (best && this.own.has(best.ip)) best = this.ledger.nextFree(pool, family, best);
    if (demand.sharing.key === '') return best?.ip;
    const consider = (spot: Spot) => {
      if ((!best || isBefore(spot, best)) && this.isUsable(spot.ip, demand)) best = spot;
    };
    for (const spot of this.ledger.shareable(pool, family, demand.sharing)) {
      consider(spot);
      if (best === spot) break;
    }
    for (const [ip, takers] of this.own)
      if (takers[0]?.pool === pool && familyOf(ip) === family) consider(spotOf(pool, family, ip));
    return best?.ip;
  }

  take(pool: Pool, ips: readonly Ip[], demand: Demand): Books {
    const own = new Map(this.own);
    for (const ip of ips) own.set(ip, [...(own.get(ip) ?? []), { demand, pool }]);
    return new Books(this.ledger, own);
  }

  release(ips: readonly Ip[], demand: Demand): Books {
    const own = new Map(this.own);
    for (const ip of ips) {
      const left = (own.get(ip) ?? []).filter((taker) => taker.demand !== demand);
      if (left.length > 0) own.set(ip, left);
      else own.delete(ip);
    }
    return new Books(this.ledger, own);
  }

  /** Text that is equal for states in which every later step has the same choices. */
  signature(): string {
    return [...this.own]
      .map(
        ([ip, takers]) =>
          `${ip}:${takers
            .map(({ demand }) => takerText(demand))
            .sort()
            .join('+')}`,
      )
      .sort()
      .join(' ');
  }

  /** Moves what this state has in use into the ledger, where there is no other state left; `keep` stays. */
  settle(keep: (demand: Demand) => boolean): Books {
    const own = new Map<Ip, readonly Taker[]>();
    for (const [ip, takers] of this.own) {
      if (takers.some(({ demand }) => keep(demand))) own.set(ip, takers);
      else for (const { demand, pool } of takers) this.ledger.take(pool, ip, familyOf(ip), demand.sharing);
    }
    return new Books(this.ledger, own);
  }
}

function useOf({ demand: { sharing } }: Taker): Use {
  return { key: sharing.key, backend: sharing.backend, ports: new Set(sharing.ports) };
}

function takerText({ sharing: { key, backend, ports } }: Demand): string {
  return JSON.stringify(key === '' ? '' : [key, backend, ports]);
}
