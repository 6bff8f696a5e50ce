import type { Rule } from '../rule.js';
import { pendingRule } from './outcomes.js';

export const noClusterip: Rule = pendingRule({
  id: 'svc-no-clusterip',
  summary: 'The clusterIPs of a Service decide its families, and must be one address, or one of each family',
  why: 'From clusterIPs that make no sense MetalLB cannot tell which families the Service needs; it gives it nothing, and no event says why.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: LoadBalancer, ports: [{port: 80}], clusterIPs: [10.96.0.9, 10.96.0.10]}
`,
  remedy: 'let Kubernetes choose the clusterIPs',
  severity: 'info',
  upstream: 'controller/service.go convergeBalancer',
  at: () => ['spec', 'clusterIPs'],
});
