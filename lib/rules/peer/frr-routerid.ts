import { textOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Item } from '../view.js';
import { differing } from './pairs.js';

export const frrRouterid: Rule = {
  id: 'peer-frr-routerid',
  severity: 'error',
  summary: 'Peers that share a node must have the same routerID',
  remedy: 'give them the same routerID, or disjoint nodeSelectors',
  stage: 'webhook',
  backends: ['frr', 'frr-k8s'],
  upstream: 'internal/config/validation.go DiscardNativeOnly',
  *check(view) {
    for (const [a, b] of differing(view, ({ spec }) => textOf(spec.routerID) ?? ''))
      yield {
        message: `BGPPeer ${b.name} has ${shown(b)}, and ${a.name} on the same node has ${shown(a)}`,
        resource: b.resource,
        path: ['spec', 'routerID'],
      };
  },
};

function shown({ spec }: Item): string {
  return spec.routerID ? `the routerID ${spec.routerID}` : 'none';
}
