import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const emptyName: Rule = {
  id: 'comm-empty-name',
  severity: 'warning',
  summary: 'A community without a name cannot be used',
  remedy: 'give it a name, or remove it',
  stage: 'silent',
  *check(view) {
    for (const alias of aliases(view))
      if (!alias.name)
        yield { message: `the community ${alias.value ?? ''} has no name`, ...at(alias, 'value') };
  },
};
