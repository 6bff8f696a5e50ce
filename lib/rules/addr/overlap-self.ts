import type { Rule } from '../rule.js';
import { clashes } from './clashes.js';
import { atEntry } from './entries.js';

export const overlapSelf: Rule = {
  id: 'addr-overlap-self',
  severity: 'error',
  summary: 'No address may be in two entries of a pool',
  why: 'The webhook refuses the pool.',
  example: `pools:
  lab: [192.0.2.0/24, 192.0.2.10-192.0.2.20]
`,
  remedy: 'keep each address in one entry',
  stage: 'webhook',
  upstream: 'internal/config/config.go poolsFor, cidrsOverlap',
  *check(view) {
    for (const [later, before] of clashes(view))
      if (later.pool === before.pool)
        yield atEntry(later.pool, later.entry, `overlaps the entry ${before.entry.text} of the same pool`);
  },
};
