import { textOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Item } from '../view.js';
import { differing } from './pairs.js';

export const frrRouterid: Rule = {
  id: 'peer-frr-routerid',
  severity: 'error',
  summary: 'Peers that share a node must have the same routerID',
  why: 'FRR has one router id. The webhook refuses the second peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  left: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, routerID: 10.0.0.9}
  right: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.2}
`,
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
