import type { Rule } from '../rule.js';
import { newPrefix, oldPrefix } from '../service-annotations.js';
import { metallbAnnotations, requests } from './annotations.js';
import { atService } from './outcomes.js';

export const annPrecedence: Rule = {
  id: 'svc-ann-precedence',
  severity: 'warning',
  summary:
    'Of an annotation under both prefixes the one under metallb.io/ counts alone, even when it is empty',
  why: 'The value under `metallb.universe.tf/` is not read as soon as the other key is there.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop:
    ips: 192.0.2.1
    annotations: {metallb.universe.tf/loadBalancerIPs: 192.0.2.2}
`,
  remedy: 'keep the annotation under metallb.io/ alone',
  stage: 'silent',
  since: '0.14.9',
  upstream: 'controller/service.go annotations',
  *check(view) {
    for (const { demand, prefix, key, value, path, all } of metallbAnnotations(view)) {
      const winner = all[newPrefix + key];
      if (prefix !== oldPrefix || !requests.includes(key) || winner === undefined || winner === value)
        continue;
      const message = `has ${oldPrefix}${key}: ${JSON.stringify(value)}, and ${newPrefix}${key}: ${JSON.stringify(winner)}, which counts`;
      yield atService(demand, message, path);
    }
  },
};
