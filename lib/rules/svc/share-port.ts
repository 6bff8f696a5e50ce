import type { Rule } from '../rule.js';
import { pendingRule, requestPath } from './outcomes.js';

export const sharePort: Rule = pendingRule({
  id: 'svc-share-port',
  summary: 'Services that share an address must not have a port in common',
  why: 'The later Service stays pending, with the event `AllocationFailed`: an address can have a port of a protocol once.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {ips: 192.0.2.1, sharingKey: web, ports: [443]}
  web/blog: {ips: 192.0.2.1, sharingKey: web, ports: [443]}
`,
  remedy: 'give one of the two another port, or an address of its own',
  upstream: 'internal/allocator/allocator.go checkSharing',
  at: requestPath,
});
