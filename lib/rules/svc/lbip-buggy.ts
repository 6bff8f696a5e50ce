import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipBuggy: Rule = pendingRule({
  id: 'svc-lbip-buggy',
  summary: 'avoidBuggyIPs takes addresses that end in .0 or .255 out of a pool for everyone',
  why: 'A Service that asks for such an address is treated as if no pool had it: it stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, avoidBuggyIPs: true}
services:
  web/shop: {ips: 192.0.2.0}
`,
  remedy: 'ask for an address that does not end in .0 or .255',
  upstream: 'internal/allocator/allocator.go poolFor',
  at: requestPath,
});
