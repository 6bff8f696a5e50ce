import type { Rule } from '../rule.js';
import { annotationPath, pendingRule } from './outcomes.js';

export const poolFamily: Rule = pendingRule({
  id: 'svc-pool-family',
  summary: 'The pool that a Service asks for must have the families the Service needs',
  why: 'There is no fallback to another pool: the Service stays pending, with an event that names a nil address.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {pool: lab, ipFamilies: [IPv6]}
`,
  remedy: 'add addresses of that family to the pool, or ask for another pool',
  upstream: 'internal/allocator/allocator.go AllocateFromPool',
  at: (demand) => annotationPath(demand, 'address-pool'),
});
