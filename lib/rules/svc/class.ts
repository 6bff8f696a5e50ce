import type { Rule } from '../rule.js';
import { pendingRule } from './outcomes.js';

export const foreignClass: Rule = pendingRule({
  id: 'svc-class',
  summary: 'A Service of another load-balancer class is left alone',
  why: 'MetalLB serves the Services whose `loadBalancerClass` equals its `--lb-class`, and without the flag those that have no class. Any other Service stays pending, and no event says why.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {loadBalancerClass: example.com/other, labels: {app: shop}}
`,
  remedy: 'remove spec.loadBalancerClass, or start MetalLB with the same --lb-class',
  upstream: 'controller/main.go SetBalancer, internal/k8s/controllers/service_controller.go',
  at: () => ['spec', 'loadBalancerClass'],
});
