import type { Rule } from '../rule.js';
import { atEntry, readable } from './entries.js';

export const rangeMixed: Rule = {
  id: 'addr-range-mixed',
  severity: 'warning',
  summary: 'A range from an IPv4 to an IPv6 address is accepted, and holds no address at all',
  why: 'The pool is accepted and gives out nothing. With two BGP advertisements of different `localPref` beside it, webhook and speakers crash.',
  example: `pools:
  lab: [192.0.2.1-2001:db8::9, 198.51.100.0/28]
`,
  remedy: 'give both ends in one family, and the other family in an entry of its own',
  stage: 'silent',
  upstream: 'internal/config/config.go ParseCIDR',
  *check(view) {
    for (const { pool, entry } of readable(view))
      if (entry.parsed.mixed) yield atEntry(pool, entry, 'mixes IPv4 and IPv6, and holds no address');
  },
};
