import { maskedText } from '../../addresses/entry.js';
import type { Rule } from '../rule.js';
import { atEntry, readable } from './entries.js';

export const mapped: Rule = {
  id: 'addr-mapped',
  severity: 'warning',
  summary:
    'An IPv4 network written as IPv6 is handed out as IPv4, but keeps its long mask, which breaks allocation and BGP',
  why: 'Once its addresses are used up the allocator proposes addresses outside of the pool, and the whole allocation fails. A BGP advertisement of it is refused, since its prefix is longer than 32.',
  example: `pools:
  lab: "::ffff:192.0.2.0/120"
`,
  remedy: 'write it as IPv4',
  stage: 'silent',
  upstream: 'internal/config/config.go ParseCIDR',
  *check(view) {
    for (const { pool, entry } of readable(view)) {
      if (entry.parsed.mappedLength === undefined) continue;
      const plain = maskedText(entry.parsed);
      yield atEntry(pool, entry, `is an IPv4 network with the mask of an IPv6 one`, `write ${plain}`);
    }
  },
};
