import { listOf } from '../read.js';
import type { Rule } from '../rule.js';

export const nodeselNomatch: Rule = {
  id: 'ann-nodesel-nomatch',
  severity: 'warning',
  summary: 'nodeSelectors of an advertisement that match no node announce nothing',
  why: 'Services get their addresses, and no node answers for them because of this advertisement. Nothing tells.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a, labels: {zone: lan}}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
spec: {nodeSelectors: [{matchLabels: {zone: dmz}}]}
`,
  remedy: 'correct the selectors, or label the nodes',
  stage: 'silent',
  upstream: 'internal/config/config.go selectedNodes',
  *check(view) {
    for (const { resource, name, spec } of view.advertisements) {
      if (listOf(spec.nodeSelectors).length === 0 || view.nodesMatching(spec.nodeSelectors)?.length !== 0)
        continue;
      yield {
        message: `${resource.object.kind} ${name} selects nodes, and none of the ${view.nodes.size} known ones has these labels`,
        resource,
        path: ['spec', 'nodeSelectors'],
      };
    }
  },
};
