import { placeText } from '../place.js';
import type { Rule } from '../rule.js';
import { type Alias, aliases, at } from './aliases.js';

export const aliasDup: Rule = {
  id: 'comm-alias-dup',
  severity: 'error',
  summary: 'A name of a community must not be defined twice, in all Community objects together',
  why: 'The controller reads communities too: with a double name it hands out no addresses any more.',
  example: `apiVersion: metallb.io/v1beta1
kind: Community
metadata: {name: one, namespace: metallb-system}
spec: {communities: [{name: no-export, value: "65535:65281"}]}
---
apiVersion: metallb.io/v1beta1
kind: Community
metadata: {name: two, namespace: metallb-system}
spec: {communities: [{name: no-export, value: "65535:65281"}]}
`,
  remedy: 'keep one of the two',
  stage: 'webhook',
  upstream: 'internal/config/config.go communitiesFromCrs',
  *check(view) {
    const seen = new Map<string, Alias>();
    for (const alias of aliases(view)) {
      const before = seen.get(alias.name ?? '');
      if (!before) seen.set(alias.name ?? '', alias);
      else {
        const where = placeText(before.item.resource.origin(at(before, 'name').path));
        yield {
          message: `the community ${alias.name ?? ''} is defined twice${where && `, first at ${where}`}`,
          ...at(alias, 'name'),
        };
      }
    }
  },
};
