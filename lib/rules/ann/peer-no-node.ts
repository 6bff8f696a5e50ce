import { listOf } from '../read.js';
import type { Rule } from '../rule.js';

export const peerNoNode: Rule = {
  id: 'ann-peer-no-node',
  severity: 'warning',
  summary: 'nodeSelectors of a peer that match no node open no session',
  why: 'No speaker connects to the router. Nothing tells.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a, labels: {rack: left}}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec:
  myASN: 64500
  peerASN: 64501
  peerAddress: 10.0.0.1
  nodeSelectors: [{matchLabels: {rack: right}}]
`,
  remedy: 'correct the selectors, or label the nodes',
  stage: 'silent',
  upstream: 'speaker/bgp_controller.go syncPeers',
  *check(view) {
    for (const { resource, name, spec } of view.peers) {
      if (listOf(spec.nodeSelectors).length === 0 || view.nodesMatching(spec.nodeSelectors)?.length !== 0)
        continue;
      yield {
        message: `BGPPeer ${name} selects nodes, and none of the ${view.nodes.size} known ones has these labels`,
        resource,
        path: ['spec', 'nodeSelectors'],
      };
    }
  },
};
