import type { Rule } from '../rule.js';
import { hinderedRule } from './hindered.js';

export const networkUnavailable: Rule = hinderedRule(
  'network-unavailable',
  {
    id: 'ann-network-unavailable',
    summary: 'Nodes whose network is unavailable announce nothing',
    why: 'The speakers leave a node with the condition NetworkUnavailable out. When none is left, Services have addresses, and nobody answers.',
    example: `apiVersion: v1
kind: Node
metadata: {name: node-a}
status: {conditions: [{type: NetworkUnavailable, status: "True"}]}
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
    remedy: 'mend the network of the nodes: look at the CNI plugin',
    since: '0.13.10',
    upstream: 'speaker/main.go, internal/k8s/nodes',
  },
  'there is no network on',
);
