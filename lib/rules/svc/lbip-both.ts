import type { Rule } from '../rule.js';
import { pendingRule } from './outcomes.js';

export const lbipBoth: Rule = pendingRule({
  id: 'svc-lbip-both',
  summary: 'An address must be asked for by annotation or by spec.loadBalancerIP, not by both',
  why: 'MetalLB refuses the Service even when both say the same: it stays pending, with the event `AllocationFailed`.',
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
metadata:
  name: shop
  namespace: web
  annotations: {metallb.io/loadBalancerIPs: 192.0.2.1}
spec: {type: LoadBalancer, ports: [{port: 80}], loadBalancerIP: 192.0.2.1}
`,
  remedy: 'keep the annotation, and remove spec.loadBalancerIP',
  upstream: 'controller/service.go getDesiredLbIPs',
  at: () => ['spec', 'loadBalancerIP'],
});
