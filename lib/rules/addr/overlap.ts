import type { Rule } from '../rule.js';
import { clashes } from './clashes.js';
import { atEntry } from './entries.js';

export const overlap: Rule = {
  id: 'addr-overlap',
  severity: 'error',
  summary: 'No address may be in two pools',
  why: 'The webhook refuses the second pool. When both were admitted, by a webhook that was not there, controller and speakers refuse the whole configuration.',
  example: `pools:
  lab: 192.0.2.0/25
  home: 192.0.2.127-192.0.2.140
`,
  remedy: 'give each address to one pool, or merge the two pools',
  stage: 'webhook',
  upstream: 'internal/config/config.go poolsFor, cidrsOverlap',
  *check(view) {
    for (const [later, before] of clashes(view))
      if (later.pool !== before.pool)
        yield atEntry(later.pool, later.entry, `overlaps ${before.entry.text} of pool ${before.pool.name}`);
  },
};
