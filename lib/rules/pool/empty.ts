import { listOf } from '../read.js';
import type { Rule } from '../rule.js';

export const empty: Rule = {
  id: 'pool-empty',
  severity: 'error',
  summary: 'A pool needs at least one entry of addresses',
  why: 'The schema lets an empty list pass, and the webhook refuses it.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: []}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'add addresses, or remove the pool',
  stage: 'webhook',
  upstream: 'internal/config/config.go addressPoolFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.pools)
      if (Array.isArray(spec.addresses) && listOf(spec.addresses).length === 0)
        yield { message: `pool ${name} has no addresses`, resource, path: ['spec', 'addresses'] };
  },
};
