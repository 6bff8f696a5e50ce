import { pathText } from '../../finding.js';
import type { Rule } from '../rule.js';
import { violations } from '../schema/violations.js';

export const specRequired: Rule = {
  id: 'pool-spec-required',
  severity: 'error',
  summary: 'A pool must have a spec with addresses',
  why: 'The API server refuses the pool.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'add spec.addresses, or remove the pool',
  stage: 'schema',
  upstream: 'api/v1beta1/ipaddresspool_types.go IPAddressPoolSpec',
  *check(view) {
    for (const { resource, path, kind } of violations(view)) {
      if (kind !== 'required' || resource.object.kind !== 'IPAddressPool') continue;
      if (!['spec', 'spec.addresses'].includes(pathText(path))) continue;
      yield { message: `pool ${resource.object.metadata.name} has no ${pathText(path)}`, resource, path };
    }
  },
};
