import type { Rule } from '../rule.js';
import { hinderedRule } from './hindered.js';

export const cordon: Rule = hinderedRule(
  'cordoned',
  {
    id: 'ann-cordon',
    summary: '0.14.9 lets cordoned nodes announce nothing',
    why: 'No release before or after does so. When no node is left, Services have addresses, and nobody answers.',
    example: `apiVersion: v1
kind: Node
metadata: {name: node-a}
spec: {unschedulable: true}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
    remedy: 'uncordon a node, or move to 0.15.0',
    since: '0.14.9',
    until: '0.14.9',
    upstream: 'speaker/main.go, internal/k8s/nodes',
  },
  '0.14.9 leaves out the cordoned',
);
