import { nameList } from '../../allocator/reasons.js';
import type { Rule } from '../rule.js';
import { peeringNodes } from './nodes.js';

export const bgpDisjoint: Rule = {
  id: 'ann-bgp-disjoint',
  severity: 'warning',
  summary: 'The nodes of a BGPAdvertisement must have some of its peers',
  why: 'A node announces over its own sessions only. Where the nodes of the advertisement have none, no router learns of the addresses.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a, labels: {rack: left}}
---
apiVersion: v1
kind: Node
metadata: {name: node-b, labels: {rack: right}}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec:
  myASN: 64500
  peerASN: 64501
  peerAddress: 10.0.0.1
  nodeSelectors: [{matchLabels: {rack: left}}]
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
spec: {nodeSelectors: [{matchLabels: {rack: right}}]}
`,
  remedy: 'let the selectors of advertisement and peers meet on a node',
  stage: 'silent',
  upstream: 'speaker/bgp_controller.go SetBalancer',
  *check(view) {
    for (const advertisement of view.bgp) {
      const own = view.nodesMatching(advertisement.spec.nodeSelectors) ?? [];
      const peering = peeringNodes(view, advertisement);
      if (own.length === 0 || !peering?.size || own.some((node) => peering.has(node))) continue;
      yield {
        message: `BGPAdvertisement ${advertisement.name} is for ${nameList(own)}, and its peers for ${nameList([...peering])}`,
        resource: advertisement.resource,
        path: ['spec', 'nodeSelectors'],
      };
    }
  },
};
