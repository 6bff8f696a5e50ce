import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const lbipTaken: Rule = pendingRule({
  id: 'svc-lbip-taken',
  summary: 'An address that a Service asks for must not be in use by a Service that does not share it',
  why: 'Which of the two gets it is decided by who comes first; the other one stays pending, with the event `AllocationFailed`. To share, both need the same `allow-shared-ip`, the same kind of `externalTrafficPolicy` and different ports.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {ips: 192.0.2.1}
  web/blog: {ips: 192.0.2.1}
`,
  remedy: 'ask for another address, or give both the same sharing key and different ports',
  upstream: 'internal/allocator/allocator.go checkSharing',
  at: requestPath,
});
