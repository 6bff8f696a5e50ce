import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipInvalid: Rule = pendingRule({
  id: 'svc-lbip-invalid',
  summary: 'The addresses that a Service asks for must be IP addresses',
  why: 'A host name, a CIDR or an empty item between commas makes MetalLB refuse the Service: it stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {annotations: {metallb.io/loadBalancerIPs: 192.0.2.1/32}}
`,
  remedy: 'write one address, or one IPv4 and one IPv6 address with a comma between them',
  upstream: 'controller/service.go getDesiredLbIPs',
  at: requestPath,
});
