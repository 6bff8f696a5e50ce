import type { Pool } from './pool.js';
import type { Tier } from './tiers.js';

/** Services of which only the pools are known that they may have a part of. */
export class Crowd {
  private readonly counts = new Map<Tier, number>();
  private readonly tiersOf = new Map<Pool, Tier[]>();
  /** All of them. */
  total = 0;

  /** Another Service, which may be in any pool of any of the tiers. */
  add(tiers: readonly Tier[]): void {
    this.total++;
    for (const tier of tiers) {
      const count = this.counts.get(tier);
      this.counts.set(tier, (count ?? 0) + 1);
      if (count !== undefined) continue;
      for (const pool of tier) this.tiersOf.set(pool, [...(this.tiersOf.get(pool) ?? []), tier]);
    }
  }

  /** How many may be in a pool at most. */
  of(pool: Pool): number {
    return (this.tiersOf.get(pool) ?? []).reduce((sum, tier) => sum + (this.counts.get(tier) ?? 0), 0);
  }
}
