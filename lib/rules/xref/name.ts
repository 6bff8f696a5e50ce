import { nameFaults } from '../names.js';
import type { Rule } from '../rule.js';

export const name: Rule = {
  id: 'xref-name',
  severity: 'error',
  summary: 'Names, namespaces, labels and annotations must have the form Kubernetes asks for',
  why: 'The API server refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: Lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'use small letters, digits and -, starting and ending with a letter or digit',
  stage: 'schema',
  upstream: 'k8s.io/apimachinery pkg/util/validation',
  *check(view) {
    for (const resource of view.world.resources)
      for (const { path, message, remedy } of nameFaults(resource.object))
        yield { message, remedy, resource, path };
  },
};
