import type { Rule } from '../rule.js';
import { annotationPath, pendingRule, requestPath } from './outcomes.js';

export const poolIncompatible: Rule = pendingRule({
  id: 'svc-pool-incompatible',
  summary: 'The pool that a Service asks for must be open to its namespace and labels',
  why: '`serviceAllocation` restricts who may ask for addresses of a pool, by name and by address. Others stay pending, with the event `AllocationFailed`. `autoAssign: false` closes a pool to nobody who asks.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {namespaces: [shops]}}
services:
  web/shop: {pool: lab}
`,
  remedy: 'ask for another pool, or let the Service in by serviceAllocation',
  since: '0.13.9',
  upstream: 'internal/allocator/allocator.go Assign',
  at: (demand) =>
    demand.requested.length > 0 ? requestPath(demand) : annotationPath(demand, 'address-pool'),
});
