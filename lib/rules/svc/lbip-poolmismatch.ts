import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipPoolmismatch: Rule = pendingRule({
  id: 'svc-lbip-poolmismatch',
  summary: 'The addresses that a Service asks for must be in the pool it asks for',
  why: 'When the address lies in another pool than the one named by `address-pool`, the Service stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: 192.0.2.0/28
  home: 198.51.100.0/28
services:
  web/shop: {pool: home, ips: 192.0.2.1}
`,
  remedy: 'make the two agree, or ask for the address alone',
  since: '0.13.10',
  upstream: 'controller/service.go allocateIPs',
  at: requestPath,
});
