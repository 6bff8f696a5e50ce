import type { Rule } from '../rule.js';
import { atService, served } from '../svc/outcomes.js';

export const flap: Rule = {
  id: 'alloc-flap',
  severity: 'warning',
  summary: 'A PreferDualStack Service with one clusterIP gains and loses a second address for ever',
  why: 'One pass of the controller adds an address of the other family, the next one finds families that do not match the clusterIP, clears them all and starts again. Clients lose their connections each time.',
  example: `pools:
  lab: [192.0.2.0/28, "2001:db8::/124"]
services:
  web/shop: {ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4]}
`,
  remedy: 'set spec.ipFamilyPolicy to SingleStack, or let it ask for a pool of one family',
  stage: 'silent',
  since: '0.15.0',
  upstream: 'controller/service.go convergeBalancer',
  *check(view) {
    for (const { demand, outcome } of served(view)) {
      if (outcome.kind !== 'oneOf' || !outcome.unstable) continue;
      const answers = outcome.answers.map(({ ips }) => ips.join(' and ')).join(', then ');
      yield atService(demand, `never keeps its addresses: it has ${answers}, and so on`, [
        'spec',
        'ipFamilyPolicy',
      ]);
    }
  },
};
