import type { Rule } from '../rule.js';
import { namePath, pendingRule } from './outcomes.js';

export const familyNopool: Rule = pendingRule({
  id: 'svc-family-nopool',
  summary: 'A single pool open to a Service must have all the families the Service needs',
  why: 'MetalLB never takes the IPv4 address from one pool and the IPv6 address from another: a Service that requires dual stack stays pending when no one pool has both, and so does one whose only family no pool has.',
  example: `pools:
  four: {addresses: 192.0.2.0/28}
  six: {addresses: "2001:db8::/124"}
services:
  web/shop: {ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack}
`,
  remedy: 'add the missing family to one of the pools',
  upstream: 'internal/allocator/allocator.go Allocate',
  at: () => namePath,
});
