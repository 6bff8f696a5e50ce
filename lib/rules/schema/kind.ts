import { crdKinds } from '../../metallb/crds/crds.js';
import { nearest } from '../nearest.js';
import type { Rule } from '../rule.js';
import { schemaOf } from './violations.js';

export const kind: Rule = {
  id: 'schema-kind',
  severity: 'error',
  summary: 'A kind of MetalLB must be one that the release knows, in a version it serves',
  why: 'The API server knows no such kind, and refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddresPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
`,
  remedy: 'correct the kind or its version',
  stage: 'schema',
  *check(view) {
    const kinds = crdKinds(view.release);
    for (const resource of view.world.resources) {
      const { apiVersion, kind: name } = resource.object;
      if (!apiVersion.startsWith('metallb.io/') || name === 'AddressPool' || schemaOf(view, resource))
        continue;
      const near = kinds.includes(name) ? undefined : nearest(name, kinds);
      const known = kinds.includes(name) ? `serves no ${apiVersion} of ${name}` : `knows no kind ${name}`;
      yield {
        message: `MetalLB ${view.release} ${known}`,
        ...(near && { remedy: `did you mean ${near}?` }),
        resource,
        path: kinds.includes(name) ? ['apiVersion'] : ['kind'],
      };
    }
  },
};
