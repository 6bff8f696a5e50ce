import { labelsOf } from '../read.js';
import type { Rule } from '../rule.js';

const label = 'kubernetes.io/hostname';

export const frrk8sHostname: Rule = {
  id: 'ann-frrk8s-hostname',
  severity: 'warning',
  summary: 'frr-k8s finds a node by its label kubernetes.io/hostname, which must be its name',
  why: 'MetalLB writes a FRRConfiguration for each node that selects it by this label, with the name of the node as its value. Where they differ no session is ever configured.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a.example.com, labels: {kubernetes.io/hostname: node-a}}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'set the label to the name of the node, or use the frr backend',
  stage: 'silent',
  since: '0.14.2',
  backends: ['frr-k8s'],
  upstream: 'internal/bgp/frrk8s/frrk8s.go',
  *check(view) {
    const peering = new Set(view.peers.flatMap(({ spec }) => view.nodesMatching(spec.nodeSelectors) ?? []));
    for (const [name, resource] of view.nodes) {
      const value = labelsOf(resource.object)[label];
      if (value === undefined || value === name || !peering.has(name)) continue;
      const message = `node ${name} has the label ${label}: ${value}, so that frr-k8s never configures BGP there`;
      yield { message, resource, path: ['metadata', 'labels', label] };
    }
  },
};
