import type { Rule } from '../rule.js';
import { refused } from './entries.js';

export const whitespace: Rule = {
  id: 'addr-whitespace',
  severity: 'error',
  summary: 'A CIDR must not hold blanks',
  remedy: 'remove the blanks',
  stage: 'webhook',
  upstream: 'internal/config/config.go ParseCIDR',
  check: (view) => refused(view, 'addr-whitespace'),
};
