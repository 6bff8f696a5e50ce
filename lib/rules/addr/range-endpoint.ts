import type { Rule } from '../rule.js';
import { refused } from './entries.js';

export const rangeEndpoint: Rule = {
  id: 'addr-range-endpoint',
  severity: 'error',
  summary: 'Both ends of a range must be complete single addresses',
  why: 'A last octet alone, a CIDR or a third part is no address: the webhook refuses the pool.',
  example: `pools:
  lab: 192.0.2.10-20
`,
  remedy: 'write both ends in full, such as 192.0.2.10-192.0.2.20',
  stage: 'webhook',
  upstream: 'internal/config/config.go ParseCIDR',
  check: (view) => refused(view, 'addr-range-endpoint'),
};
