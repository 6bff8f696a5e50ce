import type { Rule } from '../rule.js';
import { refused } from './entries.js';

export const format: Rule = {
  id: 'addr-format',
  severity: 'error',
  summary: 'An entry without a dash must be a CIDR: a complete address, a slash and a decimal prefix length',
  why: 'MetalLB reads a CIDR, or two full addresses with a dash. A bare address, a netmask or a comma makes its webhook refuse the pool.',
  example: `pools:
  lab: 192.0.2.9
`,
  remedy: 'write ADDRESS/LENGTH, such as 192.0.2.0/24',
  stage: 'webhook',
  upstream: 'internal/config/config.go ParseCIDR',
  check: (view) => refused(view, 'addr-format'),
};
