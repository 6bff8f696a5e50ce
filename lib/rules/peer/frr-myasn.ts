import { textOf } from '../read.js';
import type { Rule } from '../rule.js';
import { differing } from './pairs.js';

export const frrMyasn: Rule = {
  id: 'peer-frr-myasn',
  severity: 'error',
  summary: 'Peers that share a node and a VRF must have the same myASN',
  why: 'FRR runs one router for a VRF, with one AS number. The webhook refuses the second peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  left: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
  right: {myASN: 64510, peerASN: 64501, peerAddress: 10.0.0.2}
`,
  remedy: 'give them the same myASN, another vrf, or disjoint nodeSelectors',
  stage: 'webhook',
  backends: ['frr', 'frr-k8s'],
  upstream: 'internal/config/validation.go DiscardNativeOnly',
  *check(view) {
    for (const [a, b] of differing(
      view,
      ({ spec }) => String(spec.myASN),
      ({ spec }) => textOf(spec.vrf) ?? '',
    ))
      yield {
        message: `BGPPeer ${b.name} has myASN ${b.spec.myASN}, and ${a.name} on the same node has ${a.spec.myASN}`,
        resource: b.resource,
        path: ['spec', 'myASN'],
      };
  },
};
