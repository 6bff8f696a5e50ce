import { neverMeet, prefOf } from '../bgpadv/apart.js';
import type { Rule } from '../rule.js';
import { atService, namePath } from '../svc/outcomes.js';
import { announced, isSelective } from './services.js';

export const bgpLocalprefConflict: Rule = {
  id: 'ann-bgp-localpref-conflict',
  severity: 'warning',
  summary: 'A Service that two advertisements give different local preferences is not announced',
  why: 'With `serviceSelectors` MetalLB finds the conflict only when it announces: a node where both apply leaves the Service out, and writes a line into its log.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1}
advertisements:
  all: {type: bgp, pools: lab, localPref: 100}
  shop: {type: bgp, pools: lab, localPref: 200, serviceSelectors: [{matchLabels: {app: shop}}]}
services:
  web/shop: {labels: {app: shop}}
`,
  remedy: 'let the selectors take different Services, or give both the same localPref',
  stage: 'silent',
  since: '0.16.0',
  upstream: 'speaker/bgp_controller.go SetBalancer',
  *check(view) {
    for (const { demand, pool, own } of announced(view)) {
      const bgp = own.filter(({ type }) => type === 'bgp');
      const pairs = bgp.flatMap((a, index) => bgp.slice(index + 1).map((b) => [a, b] as const));
      const clash = pairs.find(
        ([a, b]) =>
          prefOf(a) !== prefOf(b) && (isSelective(a) || isSelective(b)) && !neverMeet(view, pool, a, b),
      );
      if (!clash) continue;
      const names = clash.map((one) => `${one.name} with localPref ${prefOf(one)}`).join(', ');
      yield atService(demand, `is not announced where these meet: ${names}`, namePath);
    }
  },
};
