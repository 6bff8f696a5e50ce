import type { Rule } from '../rule.js';
import { namePath, pendingRule } from '../svc/outcomes.js';

export const exhausted: Rule = pendingRule({
  id: 'alloc-exhausted',
  summary: 'A Service needs a pool with an address left, that is open to it',
  why: 'The Service stays pending, with the event `AllocationFailed`. Which Service is left out is a matter of order: that of creation at first, none that can be relied on after the controller restarts.',
  example: `pools:
  lab: 192.0.2.0/31
services:
  web/one: {labels: {app: one}}
  web/two: {labels: {app: two}}
  web/three: {labels: {app: three}}
`,
  remedy: 'add addresses, or take one from a Service that does not need it',
  upstream: 'internal/allocator/allocator.go Allocate, AllocateFromPool',
  at: () => namePath,
});
