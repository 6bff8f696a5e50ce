import type { Demand } from '../../allocator/demand.js';
import type { Pool } from '../../allocator/pool.js';
import { nameList } from '../../allocator/reasons.js';
import type { Problem } from '../rule.js';
import { atService, namePath, poolNames, served } from '../svc/outcomes.js';
import type { View } from '../view.js';

/** Services whose pool MetalLB picks at random among several that are `among`. */
export function* randomPools(
  view: View,
  among: (pool: Pool) => boolean,
  message: (pools: string) => string,
): Iterable<Problem> {
  const byName = new Map(view.allocation.pools.map((pool) => [pool.name, pool]));
  for (const { demand, outcome } of served(view)) {
    if (outcome.kind !== 'oneOf' || !isAutomatic(demand)) continue;
    const pools = poolNames(outcome).filter((name) => {
      const pool = byName.get(name);
      return pool && among(pool);
    });
    if (pools.length > 1) yield atService(demand, message(nameList(pools)), namePath);
  }
}

/** Whether the Service leaves the choice of the pool to MetalLB. */
function isAutomatic({ requested, pool }: Demand): boolean {
  return requested.length === 0 && pool === '';
}
