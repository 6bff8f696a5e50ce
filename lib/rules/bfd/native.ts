import type { Rule } from '../rule.js';

export const native: Rule = {
  id: 'bfd-native',
  severity: 'error',
  summary: 'With the native backend one BFDProfile makes every speaker refuse the whole configuration',
  why: 'The mere existence of a profile makes every speaker refuse the whole configuration. Admission does not warn.',
  example: `metallb: {backend: native}
pools:
  lab: 192.0.2.0/28
bfdProfiles:
  fast: {receiveInterval: 100}
`,
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
