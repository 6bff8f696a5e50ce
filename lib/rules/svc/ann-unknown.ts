import { nearest } from '../nearest.js';
import type { Rule } from '../rule.js';
import { metallbAnnotations, requests, written } from './annotations.js';
import { atService } from './outcomes.js';

export const annUnknown: Rule = {
  id: 'svc-ann-unknown',
  severity: 'warning',
  summary: 'MetalLB ignores annotations it does not know; their case counts',
  why: 'A misspelt annotation asks for nothing: the Service gets whatever address comes next.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {annotations: {metallb.io/loadbalancerips: 192.0.2.1}}
`,
  remedy: `use one of ${requests.join(', ')}, or remove it`,
  stage: 'silent',
  *check(view) {
    for (const { demand, prefix, key, path } of metallbAnnotations(view)) {
      if (requests.includes(key) || key === written) continue;
      const near = nearest(key, requests);
      const remedy = near && `did you mean ${prefix}${near}?`;
      yield atService(demand, `has the annotation ${prefix}${key}, which means nothing`, path, remedy);
    }
  },
};
