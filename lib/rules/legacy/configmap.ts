import { mapOf } from '../read.js';
import type { Rule } from '../rule.js';

export const configmap: Rule = {
  id: 'legacy-configmap',
  severity: 'warning',
  summary: 'The ConfigMap that configured MetalLB before 0.13 is not read any more',
  why: 'Nothing in it counts: no pool, no peer. MetalLB says nothing about it.',
  example: `apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: metallb-system}
data:
  config: |
    address-pools: [{name: lab, protocol: layer2, addresses: [192.0.2.0/28]}]
`,
  remedy: 'write pools and advertisements instead; MetalLB has a converter',
  stage: 'silent',
  *check(view) {
    for (const resource of view.all('ConfigMap')) {
      const { metadata, data } = resource.object;
      if (metadata.name === 'config' && metadata.namespace === view.namespace && 'config' in mapOf(data))
        yield { message: 'the ConfigMap config is not read since 0.13', resource, path: ['data', 'config'] };
    }
  },
};
