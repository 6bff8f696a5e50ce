import type { Rule } from '../rule.js';
import { annotationPath, pendingRule } from './outcomes.js';

export const poolMissing: Rule = pendingRule({
  id: 'svc-pool-missing',
  summary: 'The pool that a Service asks for must exist',
  why: 'There is no fallback to another pool: the Service stays pending, with the event `AllocationFailed`.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {pool: labs}
`,
  remedy: 'create the pool, or correct its name',
  upstream: 'internal/allocator/allocator.go AllocateFromPool',
  at: (demand) => annotationPath(demand, 'address-pool'),
});
