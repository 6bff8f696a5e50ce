import { maskedText, meantRange } from '../../addresses/entry.js';
import type { Rule } from '../rule.js';
import { atEntry, readable } from './entries.js';

export const hostbits: Rule = {
  id: 'addr-hostbits',
  severity: 'warning',
  summary: 'Host bits of a CIDR are masked away: 192.0.2.77/24 is all of 192.0.2.0/24',
  why: 'MetalLB masks them away silently: `192.0.2.77/24` is all of `192.0.2.0/24`, from its network address on.',
  example: `pools:
  lab: 192.0.2.77/24
`,
  remedy: 'write the network itself, or a range',
  stage: 'silent',
  upstream: 'internal/config/config.go ParseCIDR',
  *check(view) {
    for (const { pool, entry } of readable(view)) {
      if (!entry.parsed.hostBits) continue;
      const network = maskedText(entry.parsed);
      const remedy = `write ${network} if you mean all of it, or ${meantRange(entry.parsed)} if you mean from that address on`;
      yield atEntry(pool, entry, `has host bits, and is all of ${network}`, remedy);
    }
  },
};
