import type { Rule } from '../rule.js';
import { randomPools } from './choices.js';

export const orderTie: Rule = {
  id: 'alloc-order-tie',
  severity: 'warning',
  summary: 'Among pinned pools of equal priority MetalLB picks one at random',
  why: 'Pools with `serviceAllocation` are tried by priority, the lowest first and those without one last. Equal ones come in no order that can be relied on.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {priority: 10, namespaces: [web]}}
  home: {addresses: 198.51.100.0/28, serviceAllocation: {priority: 10, namespaces: [web]}}
services:
  web/shop: {labels: {app: shop}}
`,
  remedy: 'give the pools different priorities, or ask for one of them',
  stage: 'silent',
  since: '0.13.9',
  upstream: 'internal/allocator/allocator.go pinnedPoolsForService, sortPools',
  check: (view) =>
    randomPools(
      view,
      ({ pinning }) => pinning !== undefined,
      (pools) =>
        `gets an address of a pool picked at random among those pinned to it with the same priority: ${pools}`,
    ),
};
