import type { Rule } from '../rule.js';
import { atService, isLocal, poolNames, served } from '../svc/outcomes.js';
import type { Advertisement, Pool, View } from '../view.js';
import { lengthFields, lengthOf } from './lengths.js';

export const aggLocal: Rule = {
  id: 'bgpadv-agg-local',
  severity: 'warning',
  summary:
    'Nodes without endpoints attract the traffic of an aggregate, and drop it for Services with externalTrafficPolicy Local',
  why: 'The router sends the traffic of the aggregate to every node that announces it; those without an endpoint of the Service drop it.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, aggregationLength: 28}
services:
  web/shop: {pool: lab, externalTrafficPolicy: Local}
`,
  remedy: 'announce the single addresses too, or use externalTrafficPolicy: Cluster',
  stage: 'silent',
  upstream: 'speaker/bgp_controller.go SetBalancer',
  *check(view) {
    for (const { demand, outcome } of served(view)) {
      if (!isLocal(demand)) continue;
      for (const name of poolNames(outcome)) {
        const pool = view.poolsByName.get(name);
        const aggregate = pool && aggregateOf(view, pool);
        if (!aggregate) continue;
        const message = `has externalTrafficPolicy Local, and pool ${name} is announced as an aggregate by BGPAdvertisement ${aggregate.name}`;
        yield atService(demand, message, ['spec', 'externalTrafficPolicy']);
      }
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
