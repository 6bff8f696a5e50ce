import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipCount: Rule = pendingRule({
  id: 'svc-lbip-count',
  summary: 'A Service may ask for one address, or for one of each family',
  why: 'More addresses, or two of one family, make MetalLB refuse the Service: it stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {annotations: {metallb.io/loadBalancerIPs: "192.0.2.1,192.0.2.2"}}
`,
  remedy: 'ask for one address, or for one IPv4 and one IPv6 address',
  upstream: 'controller/service.go getDesiredLbIPs',
  at: requestPath,
});
