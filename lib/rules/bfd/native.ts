import type { Rule } from '../rule.js';

export const native: Rule = {
  id: 'bfd-native',
  severity: 'error',
  summary: 'With the native backend one BFDProfile makes every speaker refuse the whole configuration',
  remedy: 'remove the profile, or use the frr-k8s backend',
  stage: 'speaker',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const { name, resource } of view.items('BFDProfile'))
      yield {
        message: `BFDProfile ${name} is there, and the native backend knows no BFD`,
        resource,
        path: ['metadata', 'name'],
      };
  },
};
