import type { Rule } from '../rule.js';
import { same, target } from './pairs.js';

export const frrDup: Rule = {
  id: 'peer-frr-dup',
  severity: 'error',
  summary: 'Peers that share a node must not have the same address and VRF twice',
  why: 'FRR knows a neighbour by its address. The webhook refuses the second peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  left: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
  right: {myASN: 64500, peerASN: 64502, peerAddress: 10.0.0.1}
`,
  remedy: 'remove one of them, or give them disjoint nodeSelectors',
  stage: 'webhook',
  backends: ['frr', 'frr-k8s'],
  upstream: 'internal/config/validation.go DiscardNativeOnly',
  *check(view) {
    for (const [a, b] of same(view, target))
      yield {
        message: `BGPPeer ${b.name} has the same ${b.spec.peerAddress ? 'peerAddress' : 'interface'} and vrf as ${a.name} on the same node`,
        resource: b.resource,
        path: ['spec', b.spec.peerAddress ? 'peerAddress' : 'interface'],
      };
  },
};
