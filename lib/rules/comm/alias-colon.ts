import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const aliasColon: Rule = {
  id: 'comm-alias-colon',
  severity: 'warning',
  summary: 'A name with a colon is read as a community where it is used',
  remedy: 'use a name without a colon',
  stage: 'silent',
  upstream: 'internal/config/config.go bgpAdvertisementFromCR',
  *check(view) {
    for (const alias of aliases(view))
      if (alias.name?.includes(':'))
        yield { message: `the community name ${alias.name} has a colon`, ...at(alias, 'name') };
  },
};
