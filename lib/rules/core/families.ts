import { mapOf, repeated, textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import { services } from './faults.js';

export const families: Rule = {
  id: 'core-families',
  severity: 'error',
  summary: 'A Service has one address family, or both, each once',
  why: 'The API server refuses the Service.',
  example: `apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: ClusterIP, ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv4], ports: [{port: 80}]}
`,
  remedy: 'name each family once',
  stage: 'schema',
  upstream: 'k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateServiceClusterIPsRelatedFields',
  *check(view) {
    for (const resource of services(view))
      for (const { value, index } of repeated(textsOf(mapOf(resource.object.spec).ipFamilies)))
        yield {
          message: `Service ${resource.object.metadata.name} names the family ${value} twice`,
          resource,
          path: ['spec', 'ipFamilies', index],
        };
  },
};
