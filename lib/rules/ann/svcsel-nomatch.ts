import { nameList } from '../../allocator/reasons.js';
import type { Rule } from '../rule.js';
import { atService, namePath } from '../svc/outcomes.js';
import { announced } from './services.js';

export const svcselNomatch: Rule = {
  id: 'ann-svcsel-nomatch',
  severity: 'warning',
  summary: 'A Service that none of the serviceSelectors of its advertisements match is not announced',
  why: 'It gets its address, and no node answers for it. Nothing tells.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
advertisements:
  lab: {type: layer2, pools: lab, serviceSelectors: [{matchLabels: {app: blog}}]}
services:
  web/shop: {labels: {app: shop}}
`,
  remedy: 'label the Service, or add an advertisement of the pool that takes it',
  stage: 'silent',
  since: '0.16.0',
  upstream: 'speaker/main.go handleService',
  *check(view) {
    for (const { demand, pool, all, own } of announced(view)) {
      if (all.length === 0 || own.length > 0) continue;
      const names = nameList(all.map(({ name }) => name));
      yield atService(
        demand,
        `gets an address of pool ${pool.name}, and none of its advertisements selects it: ${names}`,
        namePath,
      );
    }
  },
};
