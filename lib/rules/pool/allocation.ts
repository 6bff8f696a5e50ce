import { isMap, type Map_ } from '../read.js';
import type { Pool, View } from '../view.js';

/** Every pool that is pinned to some Services, with what pins it. */
export function pinned(view: View): { pool: Pool; allocation: Map_ }[] {
  return view.pools.flatMap((pool) => {
    const allocation = pool.spec.serviceAllocation;
    return isMap(allocation) ? [{ pool, allocation }] : [];
  });
}

/** Path of a field of `serviceAllocation`. */
export const allocationPath = (...rest: (string | number)[]) => ['spec', 'serviceAllocation', ...rest];
