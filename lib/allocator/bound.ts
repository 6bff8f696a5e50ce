import type { Family } from '../addresses/range.js';
import { Books } from './books.js';
import type { Component } from './components.js';
import {
  converge,
  type Grant,
  isGrant,
  type Refusal,
  refusalOf,
  type Scene,
  type Verdict,
} from './converge.js';
import { Crowd } from './crowd.js';
import type { Demand, Sharing } from './demand.js';
import { restlessIn } from './explore.js';
import { familyOf, type Ip } from './ip.js';
import { Ledger } from './ledger.js';
import { capacityOf, nthAddress, type Pool } from './pool.js';
import type { Tier } from './tiers.js';

/** Addresses that a Service may get from a pool: one of each range. */
export interface Span {
  readonly pool: Pool;
  readonly ranges: readonly Range[];
}

interface Range {
  readonly first: Ip;
  readonly last: Ip;
}

/** What can become of a Service, or more: nothing outside of it can. */
export interface Bounds {
  /** Set where only one thing can happen. */
  readonly verdict?: Verdict;
  /** Where its addresses may come from; the first such places when there are many. */
  readonly spans: readonly Span[];
  /** Pools it may come from, listed or not. */
  readonly pools: number;
  readonly refusal?: Refusal;
  readonly unstable: boolean;
}

/** Pools, and entries of a pool, that are listed one by one. */
const listed = 8;

/**
 * Bounds what can become of each Service where {@link explore} would have too many states to follow. What is certain is kept
 * in a ledger. Of every other Service only the pools are kept which it may have a part of; so many of them can stand before a
 * later one, in any of these pools. Takes time in proportion to Services and pools, not to their product.
 */
export function bound(scene: Scene, { demands, pools }: Component): ReadonlyMap<Demand, Bounds> {
  const isRestless = restlessIn(scene, demands, pools);
  const bounder = new Bounder(scene, demands.some(isRestless));
  return new Map(demands.map((demand) => [demand, bounder.next(demand, isRestless(demand))]));
}

class Bounder {
  private readonly ledger = new Ledger();
  private readonly floor = new Books(this.ledger);
  private readonly crowd = new Crowd();
  /** Addresses that some of the crowd asked for. */
  private readonly wished = new Set<Ip>();
  private readonly capacities = new Map<Pool, Record<Family, bigint>>();
  private readonly roomy = new Map<Tier, { version: number; byFamilies: Map<string, Roomy> }>();
  private readonly singles = new Map<Pool, Tier>();

  constructor(
    private readonly scene: Scene,
    /** Services without an address are looked at again, after others gave theirs back. */
    private readonly retried: boolean,
  ) {}

  next(demand: Demand, restless: boolean): Bounds {
    if (demand.requested.length > 0 || demand.held.length > 0) return this.fixed(demand, restless);
    const refusal = refusalOf(this.scene, demand);
    if (refusal) return certain(refusal);
    return this.automatic(demand, restless);
  }

  /** A Service that asks for addresses, or has some: they are free for sure, taken for sure, or perhaps taken by the crowd. */
  private fixed(demand: Demand, restless: boolean): Bounds {
    const verdicts = converge(this.scene, this.floor, demand, demand.held);
    const [verdict, other] = verdicts;
    if (verdict && !other && !isGrant(verdict)) return certain(verdict);
    const contested = verdicts.some((it) => isGrant(it) && this.isContested(it.pool, it.ips));
    if (verdict && isGrant(verdict) && !other && !contested && !restless) {
      this.settle(verdict.pool, verdict.ips, demand);
      return certain(verdict);
    }
    const grants = verdicts.filter(isGrant);
    const spans = grants.flatMap((grant) => this.spansOf(grant, demand, restless));
    this.crowd.add(grants.map(({ pool }) => this.single(pool)));
    for (const { ips } of grants) for (const ip of ips) this.wished.add(ip);
    const own: Bounds = {
      spans,
      pools: spans.length,
      ...(contested || restless ? { refusal: { rule: 'svc-lbip-taken' } } : {}),
      unstable: restless,
    };
    if (demand.requested.length > 0) return own;
    const instead = this.automatic(demand, restless, true);
    if (instead.verdict) return { ...own, refusal: { rule: 'alloc-exhausted' } };
    return { ...instead, spans: [...spans, ...instead.spans], pools: instead.pools + spans.length };
  }

  /** The addresses of a grant, and what a restless Service may make of them. */
  private spansOf({ pool, ips }: Grant, demand: Demand, restless: boolean): Span[] {
    const given = ips.map((ip) => ({ first: ip, last: ip }));
    if (!restless) return [{ pool, ranges: given }];
    const others = (['ipv4', 'ipv6'] as const)
      .filter((family) => !ips.slice(0, 1).some((ip) => familyOf(ip) === family))
      .flatMap((family) => this.reach(pool, family, demand, Number.MAX_SAFE_INTEGER));
    const first = given.slice(0, 1);
    return [{ pool, ranges: first }, ...others.map((other) => ({ pool, ranges: [...first, other] }))];
  }

  /** A Service that takes what is there, or would if it lost what it has. */
  private automatic(demand: Demand, restless: boolean, unsure = restless): Bounds {
    const named = this.scene.index.byName.get(demand.pool);
    const { pinned, open } = this.scene.tiers.of(demand);
    const tiers = named ? [this.single(named)] : [...pinned, ...open];
    const possible: { tier: Tier; pools: readonly Pool[] }[] = [];
    let served = false;
    for (const tier of tiers) {
      const room = this.roomIn(tier, demand);
      if (room.pools.length > 0) possible.push({ tier, pools: room.pools });
      served ||=
        room.total > BigInt(this.crowd.total) || room.pools.some((pool) => this.isRoomy(pool, demand));
      if (served && demand.policy !== 'PreferDualStack') break;
    }
    const [first, second] = possible;
    const [pool, another] = first?.pools ?? [];
    if (!pool) return certain({ rule: 'alloc-exhausted' });
    if (served && !second && !another && !unsure && this.crowd.of(pool) === 0) {
      const [verdict, doubt] = converge(this.scene, this.floor, demand, []);
      if (verdict && !doubt && isGrant(verdict)) {
        this.settle(verdict.pool, verdict.ips, demand);
        return certain(verdict);
      }
    }
    this.crowd.add(possible.map(({ tier }) => tier));
    const all = possible.flatMap(({ pools }) => pools);
    const late = this.retried && (restless || !served);
    return {
      spans: all.slice(0, listed).flatMap((one) => this.spansIn(one, demand, late)),
      pools: all.length,
      ...(served ? {} : { refusal: { rule: 'alloc-exhausted' } }),
      unstable: restless,
    };
  }

  private single(pool: Pool): Tier {
    const tier = this.singles.get(pool) ?? [pool];
    this.singles.set(pool, tier);
    return tier;
  }

  private settle(pool: Pool, ips: readonly Ip[], demand: Demand): void {
    for (const ip of ips) this.ledger.take(pool, ip, familyOf(ip), demand.sharing);
  }

  /** Whether the crowd may have taken one of the addresses. */
  private isContested(pool: Pool, ips: readonly Ip[]): boolean {
    const before = this.crowd.of(pool);
    if (before === 0) return false;
    const isNear = (ip: Ip) =>
      pool.walks[familyOf(ip)].length > 1 || ip <= this.furthest(pool, familyOf(ip), before - 1);
    return ips.some((ip) => this.wished.has(ip) || isNear(ip));
  }

  /** The pools of a tier that have a usable address for sure unless the crowd has it, and their free addresses in all. */
  private roomIn(tier: Tier, demand: Demand): Roomy {
    let cached = this.roomy.get(tier);
    if (cached?.version !== this.ledger.version) {
      cached = { version: this.ledger.version, byFamilies: new Map() };
      this.roomy.set(tier, cached);
    }
    const key = `${demand.policy} ${demand.families}`;
    const room = cached.byFamilies.get(key) ?? this.lookFor(tier, { ...demand, sharing: unshared });
    cached.byFamilies.set(key, room);
    if (demand.sharing.key === '' || room.pools.length === tier.length) return room;
    return { pools: this.lookFor(tier, demand).pools, total: room.total };
  }

  private lookFor(tier: Tier, demand: Demand): Roomy {
    const { families, policy } = demand;
    const has = (pool: Pool) => (family: Family) =>
      this.floor.firstUsable(pool, family, demand) !== undefined;
    const pools = tier.filter((pool) =>
      policy === 'PreferDualStack' ? (['ipv4', 'ipv6'] as const).some(has(pool)) : families.every(has(pool)),
    );
    const [only, second] = families;
    const total =
      only && !second && !tier.some(isLeaky)
        ? tier.reduce((sum, pool) => sum + this.free(pool, only), 0n)
        : 0n;
    return { pools, total };
  }

  private free(pool: Pool, family: Family): bigint {
    const capacity = this.capacities.get(pool) ?? capacityOf(pool);
    this.capacities.set(pool, capacity);
    return capacity[family] - this.ledger.used(pool, family);
  }

  /** Whether the pool has an address of every family left, wherever the crowd went. */
  private isRoomy(pool: Pool, { families }: Demand): boolean {
    const before = BigInt(this.crowd.of(pool));
    return families.every((family) => this.free(pool, family) > before);
  }

  private spansIn(pool: Pool, demand: Demand, late: boolean): Span[] {
    const before = late ? Number.MAX_SAFE_INTEGER : this.crowd.of(pool);
    const ranges = (family: Family) => this.reach(pool, family, demand, before);
    const [ipv4, ipv6] = [ranges('ipv4'), ranges('ipv6')];
    const alone = [...ipv4, ...ipv6].map((one) => ({ pool, ranges: [one] }));
    const both = ipv4.flatMap((four) => ipv6.map((six) => ({ pool, ranges: [four, six] })));
    if (demand.policy === 'PreferDualStack') return [...both, ...alone];
    const [only, second] = demand.families;
    if (second) return both;
    return (only === 'ipv6' ? ipv6 : ipv4).map((one) => ({ pool, ranges: [one] }));
  }

  /** From the first address that is free for sure to the one that is left when `before` others stand in the pool, by entry. */
  private reach(pool: Pool, family: Family, demand: Demand, before: number): Range[] {
    const first = this.floor.firstUsable(pool, family, demand);
    if (first === undefined) return [];
    const furthest = this.furthest(pool, family, before);
    const walks = pool.walks[family];
    const entryOf = (ip: Ip) => walks.findIndex((walk) => walk.first <= ip && ip <= walk.end);
    const [from, to] = [entryOf(first), entryOf(furthest)];
    return walks.slice(from, Math.min(to + 1, from + listed)).map((walk, i) => {
      const start = i === 0 ? first : walk.first;
      return { first: start, last: max(start, from + i === to ? furthest : walk.last) };
    });
  }

  /** The last address that is the first free one in case `before` others stand in the pool. */
  private furthest(pool: Pool, family: Family, before: number): Ip {
    return nthAddress(pool, family, this.ledger.used(pool, family) + BigInt(before));
  }
}

interface Roomy {
  readonly pools: readonly Pool[];
  readonly total: bigint;
}

const unshared: Sharing = { key: '', backend: '', ports: [] };

/** Whether a search that finds nothing in the pool goes on outside of it. */
function isLeaky({ walks }: Pool): boolean {
  return walks.ipv4.some(({ last, end }) => last !== end);
}

function certain(verdict: Verdict): Bounds {
  return { verdict, spans: [], pools: 0, unstable: false };
}

function max(a: Ip, b: Ip): Ip {
  return a > b ? a : b;
}
