import type { Scene } from './converge.js';
import type { Demand } from './demand.js';
import type { Pool } from './pool.js';

/** Services whose addresses may depend on each other, in order, and the pools they may touch. */
export interface Component {
  readonly demands: readonly Demand[];
  readonly pools: readonly Pool[];
}

/** Splits the Services into groups that share no pool: what happens in one changes nothing in another. */
export function componentsOf(scene: Scene, demands: readonly Demand[]): Component[] {
  const union = new Union<Pool>();
  joinMapped(scene.index.pools, union);
  const touched = demands.map((demand) => touchedBy(scene, demand));
  const joined = new Set<readonly Pool[]>();
  for (const groups of touched) {
    const firsts = groups.flatMap((group) => {
      if (!joined.has(group)) for (const pool of group) union.join(group[0] as Pool, pool);
      joined.add(group);
      return group.slice(0, 1);
    });
    for (const pool of firsts) union.join(firsts[0] as Pool, pool);
  }
  const members = new Map<Pool | undefined, { demands: Demand[]; pools: Pool[] }>();
  const memberOf = (root: Pool | undefined) => {
    const found = members.get(root) ?? { demands: [], pools: [] };
    members.set(root, found);
    return found;
  };
  demands.forEach((demand, i) => {
    const first = touched[i]?.find((group) => group.length > 0)?.[0];
    memberOf(first && union.root(first)).demands.push(demand);
  });
  for (const pool of scene.index.pools) members.get(union.root(pool))?.pools.push(pool);
  return [...members.values()];
}

/** Lists of pools, shared between Services where they are equal. */
function touchedBy({ index, tiers }: Scene, demand: Demand): (readonly Pool[])[] {
  const named = index.byName.get(demand.pool);
  const own = [...demand.requested, ...demand.held].flatMap((ip) => index.containing(ip));
  const { pinned, open } = tiers.of(demand);
  const automatic = demand.pool === '' && demand.requested.length === 0 ? [...pinned, ...open] : [];
  return [named ? [named] : [], own, ...automatic];
}

/** A search that leaves its pool may end in any other one. */
function joinMapped(pools: readonly Pool[], union: Union<Pool>): void {
  const mapped = pools.find(({ walks }) => walks.ipv4.some(({ last, end }) => last !== end));
  if (mapped) for (const pool of pools) if (pool.walks.ipv4.length > 0) union.join(mapped, pool);
}

class Union<T> {
  private readonly parents = new Map<T, T>();

  root(item: T): T {
    let root = item;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    for (let next = item; next !== root; ) {
      const up = this.parents.get(next) as T;
      this.parents.set(next, root);
      next = up;
    }
    return root;
  }

  join(a: T, b: T): void {
    const [left, right] = [this.root(a), this.root(b)];
    if (left !== right) this.parents.set(right, left);
  }
}
