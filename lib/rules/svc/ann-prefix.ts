import type { Rule } from '../rule.js';
import { newPrefix, oldPrefix } from '../service-annotations.js';
import { metallbAnnotations, requests } from './annotations.js';
import { atService } from './outcomes.js';

export const annPrefix: Rule = {
  id: 'svc-ann-prefix',
  severity: 'warning',
  summary:
    'Annotations under metallb.io/ are read since 0.14.9; before, only those under metallb.universe.tf/',
  why: 'An older MetalLB does not see what the Service asks for. A newer one still reads the old prefix, and writes the event `deprecatedAnnotation`.',
  example: `metallb: {version: v0.14.8, fixes: true}
pools:
  lab: 192.0.2.0/28
services:
  web/shop: {annotations: {metallb.io/loadBalancerIPs: 192.0.2.1}}
`,
  remedy: 'use the prefix that the release reads',
  stage: 'silent',
  upstream: 'internal/k8s/k8s.go, controller/service.go annotations',
  *check(view) {
    const current = view.isSince('0.14.9');
    for (const { demand, prefix, key, value, path, all } of metallbAnnotations(view)) {
      if (!requests.includes(key) || prefix === (current ? newPrefix : oldPrefix)) continue;
      const name = prefix + key;
      if (current) {
        if (all[newPrefix + key] !== undefined) continue;
        yield {
          ...atService(demand, `has ${name}, whose prefix is deprecated`, path, `write ${newPrefix}${key}`),
          severity: 'info',
        };
      } else if (all[oldPrefix + key] !== value)
        yield atService(
          demand,
          `has ${name}, which MetalLB ${view.release} does not read`,
          path,
          `write ${oldPrefix}${key}`,
        );
    }
  },
};
