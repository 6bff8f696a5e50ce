import type { Rule } from '../rule.js';

export const addresspool: Rule = {
  id: 'legacy-addresspool',
  severity: 'error',
  summary: 'AddressPool was removed in 0.14',
  why: 'The API server of 0.14 and newer knows no such kind. An IPAddressPool is announced only by an advertisement object beside it.',
  example: `apiVersion: metallb.io/v1beta1
kind: AddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {protocol: layer2, addresses: [192.0.2.0/28]}
`,
  remedy: 'use an IPAddressPool, and an advertisement for it',
  stage: 'schema',
  *check(view) {
    const severity = view.isSince('0.14.0') ? 'error' : 'warning';
    for (const resource of view.all('AddressPool'))
      if (resource.object.apiVersion.startsWith('metallb.io/'))
        yield {
          message: `AddressPool ${resource.object.metadata.name} is of a kind that 0.14 removed`,
          severity,
          resource,
          path: ['kind'],
        };
  },
};
