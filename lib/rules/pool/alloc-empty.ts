import { listOf } from '../read.js';
import type { Rule } from '../rule.js';
import { allocationPath, pinned } from './allocation.js';

export const allocEmpty: Rule = {
  id: 'pool-alloc-empty',
  severity: 'warning',
  summary:
    'Up to 0.14.9 a serviceAllocation that selects nothing keeps the pool from being used automatically',
  why: 'Since 0.15.0 such a pool takes every Service, and is preferred over the pools without `serviceAllocation`: an upgrade changes who gets which address.',
  example: `metallb: {version: v0.14.9, fixes: true}
pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {priority: 10}}
`,
  remedy: 'add namespaces or selectors, remove serviceAllocation, or move to 0.15.0',
  stage: 'silent',
  until: '0.14.9',
  upstream: 'internal/allocator/allocator.go pinnedPoolsForService at v0.14.9',
  *check(view) {
    for (const { pool, allocation } of pinned(view)) {
      const { namespaces, namespaceSelectors, serviceSelectors } = allocation;
      if ([namespaces, namespaceSelectors, serviceSelectors].some((list) => listOf(list).length > 0))
        continue;
      yield {
        message: `pool ${pool.name} has a serviceAllocation that selects nothing: it is never used automatically`,
        resource: pool.resource,
        path: allocationPath(),
      };
    }
  },
};
