import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipNopool: Rule = pendingRule({
  id: 'svc-lbip-nopool',
  summary: 'The addresses that a Service asks for must all be in one pool',
  why: 'There is no fallback: a Service whose address is in no pool, or whose two addresses are in two pools, stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {ips: 192.0.2.99}
`,
  remedy: 'ask for an address of a pool, or add the address to one',
  upstream: 'internal/allocator/allocator.go poolFor, Assign',
  at: requestPath,
});
