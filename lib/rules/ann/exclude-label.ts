import type { Rule } from '../rule.js';
import { hinderedRule } from './hindered.js';

export const excludeLabel: Rule = hinderedRule(
  'exclude-label',
  {
    id: 'ann-exclude-label',
    summary: 'Nodes with the label node.kubernetes.io/exclude-from-external-load-balancers announce nothing',
    why: 'kubeadm puts the label on control planes, so a cluster of control planes alone announces nothing: Services have addresses, and nobody answers.',
    example: `apiVersion: v1
kind: Node
metadata: {name: node-a, labels: {node.kubernetes.io/exclude-from-external-load-balancers: ""}}
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
    remedy:
      'remove the label from nodes that shall announce, or start the speakers with --ignore-exclude-lb (0.14.4 and newer)',
    since: '0.14.0',
    upstream: 'speaker/main.go, internal/k8s/nodes',
  },
  'the label node.kubernetes.io/exclude-from-external-load-balancers is on',
);
