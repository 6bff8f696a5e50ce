import type { Rule } from '../rule.js';
import { aliases, at } from './aliases.js';

export const nativeLarge: Rule = {
  id: 'comm-native-large',
  severity: 'error',
  summary: 'The native backend knows no large communities',
  why: 'The controller reads communities too: with a large one and the native backend it hands out no addresses any more.',
  example: `metallb: {backend: native}
pools:
  lab: 192.0.2.0/28
communities:
  blue: "large:64500:1:2"
`,
  remedy: 'use A:B, or the frr-k8s backend',
  stage: 'webhook',
  since: '0.13.10',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const alias of aliases(view))
      if (alias.value?.startsWith('large:'))
        yield { message: `the community ${alias.name ?? ''} is a large one`, ...at(alias, 'value') };
  },
};
