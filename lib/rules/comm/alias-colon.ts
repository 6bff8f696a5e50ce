import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const aliasColon: Rule = {
  id: 'comm-alias-colon',
  severity: 'warning',
  summary: 'A name with a colon is read as a community where it is used',
  why: 'An advertisement that uses it is refused, unless the name looks like a community itself; then the alias silently wins over the literal.',
  example: `pools:
  lab: 192.0.2.0/28
communities:
  "my:blue": "64500:1"
`,
  remedy: 'use a name without a colon',
  stage: 'silent',
  upstream: 'internal/config/config.go bgpAdvertisementFromCR',
  *check(view) {
    for (const alias of aliases(view))
      if (alias.name?.includes(':'))
        yield { message: `the community name ${alias.name} has a colon`, ...at(alias, 'name') };
  },
};
