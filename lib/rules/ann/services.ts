import type { Demand } from '../../allocator/demand.js';
import { listOf } from '../read.js';
import { matchesAny } from '../selectors.js';
import { poolNames, served } from '../svc/outcomes.js';
import type { Advertisement, Pool, View } from '../view.js';

/** A Service with an address, and a pool that the address is from, or may be from. */
export interface Announced {
  readonly demand: Demand;
  readonly pool: Pool;
  /** The advertisements of the pool. */
  readonly all: readonly Advertisement[];
  /** Those of them that take this Service. */
  readonly own: readonly Advertisement[];
}

const made = new WeakMap<View, readonly Announced[]>();

/** Every Service that gets an address, with the advertisements of its pool. */
export function announced(view: View): readonly Announced[] {
  let found = made.get(view);
  if (!found) {
    found = [...announcedIn(view)];
    made.set(view, found);
  }
  return found;
}

function* announcedIn(view: View): Iterable<Announced> {
  for (const { demand, outcome } of served(view))
    for (const name of poolNames(outcome)) {
      const pool = view.poolsByName.get(name);
      if (!pool) continue;
      const all = view.advertisementsOf.get(pool) ?? [];
      yield { demand, pool, all, own: all.filter((advertisement) => takes(view, advertisement, demand)) };
    }
}

/** Whether an advertisement has selectors for Services. */
export function isSelective({ spec }: Advertisement): boolean {
  return listOf(spec.serviceSelectors).length > 0;
}

/** Whether an advertisement announces a Service of its pools: since 0.16.0 it may select them. */
function takes(view: View, advertisement: Advertisement, { labels }: Demand): boolean {
  if (!view.isSince('0.16.0') || !isSelective(advertisement)) return true;
  return matchesAny(listOf(advertisement.spec.serviceSelectors), labels);
}
