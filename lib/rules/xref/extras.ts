import { mapOf } from '../read.js';
import type { Rule } from '../rule.js';

export const extras: Rule = {
  id: 'xref-extras',
  severity: 'error',
  summary: 'The ConfigMap bgpextras works with the frr backend only',
  why: 'With the other backends the speakers refuse the whole configuration.',
  example: `apiVersion: v1
kind: ConfigMap
metadata: {name: bgpextras, namespace: metallb-system}
data: {extras: "log stdout"}
`,
  remedy: 'remove it, or use the frr backend',
  stage: 'speaker',
  since: '0.13.10',
  backends: ['native', 'frr-k8s'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const resource of view.all('ConfigMap')) {
      const { metadata, data } = resource.object;
      if (metadata.name !== 'bgpextras' || metadata.namespace !== view.namespace || !mapOf(data).extras)
        continue;
      yield {
        message: `the ConfigMap bgpextras has extras, and the backend is ${view.world.backend}`,
        resource,
        path: ['data', 'extras'],
      };
    }
  },
};
