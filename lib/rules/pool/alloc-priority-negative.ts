import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';
import { allocationPath, pinned } from './allocation.js';

export const allocPriorityNegative: Rule = {
  id: 'pool-alloc-priority-negative',
  severity: 'warning',
  summary: 'Only priorities above 0 are compared: a negative one leaves the order of the pools open',
  why: 'Only numbers above 0 count as a priority; where the pool stands among the others is then left to chance.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {priority: -1, namespaces: [web]}}
`,
  remedy: 'use 1 for the first pool, and higher numbers after it',
  stage: 'silent',
  upstream: 'internal/allocator/allocator.go sortPools',
  *check(view) {
    for (const { pool, allocation } of pinned(view)) {
      const priority = numberOf(allocation.priority) ?? 0;
      if (priority < 0)
        yield {
          message: `pool ${pool.name} has the priority ${priority}`,
          resource: pool.resource,
          path: allocationPath('priority'),
        };
    }
  },
};
