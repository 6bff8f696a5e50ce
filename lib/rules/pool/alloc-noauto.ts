import type { Rule } from '../rule.js';
import { pinned } from './allocation.js';

export const allocNoauto: Rule = {
  id: 'pool-alloc-noauto',
  severity: 'warning',
  summary:
    'With autoAssign off, serviceAllocation gives no Service an address: it only restricts who may ask',
  why: 'Whoever is let in still has to ask for the pool, by annotation.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, autoAssign: false, serviceAllocation: {namespaces: [web]}}
`,
  remedy: 'set autoAssign to true, or remove serviceAllocation',
  stage: 'silent',
  upstream: 'internal/allocator/allocator.go pinnedPoolsForService',
  *check(view) {
    for (const { pool } of pinned(view))
      if (pool.spec.autoAssign === false)
        yield {
          message: `pool ${pool.name} is pinned to Services, and with autoAssign: false none gets an address of it by itself`,
          resource: pool.resource,
          path: ['spec', 'autoAssign'],
        };
  },
};
