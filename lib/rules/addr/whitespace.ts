import type { Rule } from '../rule.js';
import { refused } from './entries.js';

export const whitespace: Rule = {
  id: 'addr-whitespace',
  severity: 'error',
  summary: 'A CIDR must not hold blanks',
  why: 'Blanks are trimmed around the ends of a range, and nowhere else: the webhook refuses the pool.',
  example: `pools:
  lab: "192.0.2.0 /28"
`,
  remedy: 'remove the blanks',
  stage: 'webhook',
  upstream: 'internal/config/config.go ParseCIDR',
  check: (view) => refused(view, 'addr-whitespace'),
};
