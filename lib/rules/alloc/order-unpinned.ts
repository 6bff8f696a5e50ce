import type { Rule } from '../rule.js';
import { randomPools } from './choices.js';

export const orderUnpinned: Rule = {
  id: 'alloc-order-unpinned',
  severity: 'warning',
  summary: 'Among several open pools MetalLB picks one at random',
  why: 'Pools without `serviceAllocation` are walked in an order that changes from run to run: neither by name nor by age. The Service may have another address after it was made anew.',
  example: `pools:
  lab: 192.0.2.0/28
  home: 198.51.100.0/28
services:
  web/shop: {labels: {app: shop}}
`,
  remedy:
    'ask for a pool, give the pools serviceAllocation with different priorities, or set autoAssign: false on all but one',
  stage: 'silent',
  upstream: 'internal/allocator/allocator.go Allocate',
  check: (view) =>
    randomPools(
      view,
      ({ pinning }) => pinning === undefined,
      (pools) => `gets an address of a pool picked at random: ${pools}`,
    ),
};
