import { repeated, textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import { allocationPath, pinned } from './allocation.js';

export const allocNsDup: Rule = {
  id: 'pool-alloc-ns-dup',
  severity: 'error',
  summary: 'serviceAllocation must not name a namespace twice',
  why: 'The webhook refuses the pool.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {namespaces: [web, web]}}
`,
  remedy: 'keep one of them',
  stage: 'webhook',
  upstream: 'internal/config/config.go addressPoolServiceAllocationsFromCR',
  *check(view) {
    for (const { pool, allocation } of pinned(view))
      for (const { value, index } of repeated(textsOf(allocation.namespaces)))
        yield {
          message: `pool ${pool.name} names the namespace ${value} twice`,
          resource: pool.resource,
          path: allocationPath('namespaces', index),
        };
  },
};
