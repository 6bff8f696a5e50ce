import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipFamily: Rule = pendingRule({
  id: 'svc-lbip-family',
  summary: 'The addresses that a Service asks for must be of the families of its clusterIPs',
  why: 'A dual-stack Service has to ask for two addresses, a single-stack one for one of its own family. Otherwise it stays pending, with the event `AllocationFailed`; `spec.loadBalancerIP` can never serve a dual-stack Service.',
  example: `pools:
  lab: [192.0.2.0/28, "2001:db8::/124"]
services:
  web/shop: {ips: "2001:db8::1"}
`,
  remedy: 'ask for exactly one address of each family of its clusterIPs',
  upstream: 'controller/service.go allocateIPs',
  at: requestPath,
});
