import { pathText } from '../../finding.js';
import type { Rule } from '../rule.js';
import { violations } from './violations.js';

/** Required fields that have a rule of their own, which says more. */
const told = new Set(['spec.myASN', 'spec.peerASN', 'spec.peerAddress']);

export const required: Rule = {
  id: 'schema-required',
  severity: 'error',
  summary: 'A field that the CRD requires must be there',
  why: 'The API server refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
spec: {nodeSelectors: [{matchExpressions: [{operator: Exists}]}]}
`,
  remedy: 'add the field',
  stage: 'schema',
  *check(view) {
    for (const { resource, path, kind } of violations(view)) {
      if (kind !== 'required' || (resource.object.kind === 'BGPPeer' && told.has(pathText(path)))) continue;
      if (resource.object.kind === 'IPAddressPool' && ['spec', 'spec.addresses'].includes(pathText(path)))
        continue;
      const message = `${resource.object.kind} ${resource.object.metadata.name} has no ${pathText(path)}`;
      yield { message, remedy: `add ${pathText(path)}`, resource, path };
    }
  },
};
