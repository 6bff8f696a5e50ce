import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const emptyName: Rule = {
  id: 'comm-empty-name',
  severity: 'warning',
  summary: 'A community without a name cannot be used',
  why: 'It is accepted, and no advertisement can refer to it.',
  example: `apiVersion: metallb.io/v1beta1
kind: Community
metadata: {name: blue, namespace: metallb-system}
spec: {communities: [{name: "", value: "64500:1"}]}
`,
  remedy: 'give it a name, or remove it',
  stage: 'silent',
  *check(view) {
    for (const alias of aliases(view))
      if (!alias.name)
        yield { message: `the community ${alias.value ?? ''} has no name`, ...at(alias, 'value') };
  },
};
