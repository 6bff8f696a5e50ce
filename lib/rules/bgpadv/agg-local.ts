import { mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import { poolOfService } from '../service-pools.js';
import type { Advertisement, Pool, View } from '../view.js';
import { lengthFields, lengthOf } from './lengths.js';

export const aggLocal: Rule = {
  id: 'bgpadv-agg-local',
  severity: 'warning',
  summary:
    'Nodes without endpoints attract the traffic of an aggregate, and drop it for Services with externalTrafficPolicy Local',
  remedy: 'announce the single addresses too, or use externalTrafficPolicy: Cluster',
  stage: 'silent',
  *check(view) {
    const locals = view.loadBalancers.filter(({ spec }) => spec.externalTrafficPolicy === 'Local');
    for (const { name, resource, spec } of locals) {
      const pool = poolOfService(view, mapOf(resource.object.metadata.annotations), spec);
      const aggregate = pool && aggregateOf(view, pool);
      if (!pool || !aggregate) continue;
      const message = `Service ${name} has externalTrafficPolicy Local, and pool ${pool.name} is announced as an aggregate by BGPAdvertisement ${aggregate.name}`;
      yield { message, resource, path: ['spec', 'externalTrafficPolicy'] };
    }
  },
};

/** The aggregate that a pool is announced as, when its single addresses are not announced beside it. */
function aggregateOf(view: View, pool: Pool): Advertisement | undefined {
  const own = (view.advertisementsOf.get(pool) ?? []).filter(({ type }) => type === 'bgp');
  const held = lengthFields.filter(({ family }) =>
    pool.good.some(({ parsed }) => parsed.prefixes.some((prefix) => prefix.family === family)),
  );
  const isWhole = (one: Advertisement) => held.every(({ family, whole }) => lengthOf(one, family) === whole);
  return own.some(isWhole) ? undefined : own[0];
}
