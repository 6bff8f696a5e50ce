import { nameList } from '../../allocator/reasons.js';
import type { Obstacle } from '../../announcer/node.js';
import type { Rule } from '../rule.js';
import type { Pool, View } from '../view.js';
import { candidatesOf, hinderedNodes } from './nodes.js';

/** A rule about pools for which no node is left, where `obstacle` is in the way of one of them. `because` comes before the names of these. */
export function hinderedRule(
  obstacle: Obstacle,
  rule: Omit<Rule, 'check' | 'severity' | 'stage'>,
  because: string,
): Rule {
  return {
    ...rule,
    severity: 'warning',
    stage: 'silent',
    *check(view) {
      const hindered = hinderedNodes(view);
      if (hindered.size === 0) return;
      for (const pool of view.pools) {
        const nodes = stuckNodes(view, pool, hindered);
        const own = nodes.filter((node) => hindered.get(node) === obstacle);
        if (own.length === 0) continue;
        const rest = own.length < nodes.length ? ', and the other nodes are left out too' : '';
        yield {
          message: `pool ${pool.name} is announced by no node: ${because} ${nameList(own)}${rest}`,
          resource: pool.resource,
          path: ['metadata', 'name'],
        };
      }
    },
  };
}

/** The nodes that the advertisements of a pool are for, when every one is hindered. */
function stuckNodes(view: View, pool: Pool, hindered: ReadonlyMap<string, Obstacle>): readonly string[] {
  const nodes = new Set<string>();
  for (const advertisement of view.advertisementsOf.get(pool) ?? [])
    for (const node of candidatesOf(view, advertisement) ?? []) {
      if (!hindered.has(node)) return [];
      nodes.add(node);
    }
  return [...nodes];
}
