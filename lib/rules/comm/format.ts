import { communityFault } from '../community.js';
import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const format: Rule = {
  id: 'comm-format',
  severity: 'error',
  summary: 'The value of a community must be A:B or large:A:B:C in decimal digits',
  why: 'The controller reads communities too: with a bad one it hands out no addresses any more.',
  example: `pools:
  lab: 192.0.2.0/28
communities:
  blackhole: "65535:66666"
`,
  remedy: 'write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
  stage: 'webhook',
  upstream: 'internal/config/config.go communitiesFromCrs; internal/bgp/community/community.go New',
  *check(view) {
    for (const alias of aliases(view)) {
      const fault = communityFault(alias.value ?? '');
      if (fault)
        yield {
          message: `the community ${alias.name ?? ''} is ${JSON.stringify(alias.value ?? '')}, which ${fault}`,
          ...at(alias, 'value'),
        };
    }
  },
};
