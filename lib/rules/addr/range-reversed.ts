import type { Rule } from '../rule.js';
import { refused } from './entries.js';

export const rangeReversed: Rule = {
  id: 'addr-range-reversed',
  severity: 'error',
  summary: 'A range must not start after its end',
  why: 'The webhook refuses the pool.',
  example: `pools:
  lab: 192.0.2.9-192.0.2.1
`,
  remedy: 'swap the two ends',
  stage: 'webhook',
  upstream: 'internal/config/config.go ParseCIDR',
  check: (view) => refused(view, 'addr-range-reversed'),
};
