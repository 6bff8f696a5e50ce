import type { Demand } from './demand.js';
import { admits, isPinned, type Pool } from './pool.js';

/** Pools among which MetalLB chooses at random. */
export type Tier = readonly Pool[];

/** The pools that a Service may get an address from unasked: first the pinned ones, best first, then the open ones. */
export interface Tiers {
  readonly pinned: readonly Tier[];
  readonly open: readonly Tier[];
}

/**
 * Tiers of each Service (`pinnedPoolsForService` and `Allocate` of the controller's allocator). Services of one namespace
 * with the same labels share them.
 */
export class TierBook {
  private readonly open: readonly Tier[];
  private readonly pinnedPools: readonly Pool[];
  private readonly byClass = new Map<string, Tiers>();

  constructor(pools: readonly Pool[]) {
    const automatic = pools.filter(({ autoAssign }) => autoAssign);
    const open = automatic.filter(({ pinning }) => !pinning);
    this.open = open.length > 0 ? [open] : [];
    this.pinnedPools = automatic.filter(isPinned);
  }

  of(demand: Demand): Tiers {
    const key = JSON.stringify([demand.namespace, Object.entries(demand.labels).sort()]);
    let tiers = this.byClass.get(key);
    if (!tiers) {
      const admitting = this.pinnedPools.filter((pool) => admits(pool, demand) === 'yes');
      tiers = { pinned: byPriority(admitting), open: this.open };
      this.byClass.set(key, tiers);
    }
    return tiers;
  }
}

/**
 * Positive priorities ascending, then pools without one; equal ones are a tie. Where a priority is negative the controller's
 * order is no order (`sortPools`), so that anything may come first.
 */
function byPriority(pools: readonly Pool[]): Tier[] {
  if (pools.length === 0) return [];
  if (pools.some((pool) => priority(pool) < 0)) return [pools];
  const tiers = new Map<number, Pool[]>();
  for (const pool of pools) tiers.set(priority(pool), [...(tiers.get(priority(pool)) ?? []), pool]);
  return [...tiers].sort(([a], [b]) => (a || Infinity) - (b || Infinity) || 0).map(([, tier]) => tier);
}

function priority({ pinning }: Pool): number {
  return pinning?.priority ?? 0;
}
