import { neverMeet, prefOf } from '../bgpadv/apart.js';
import type { Rule } from '../rule.js';
import { atService, namePath } from '../svc/outcomes.js';
import type { Advertisement, View } from '../view.js';
import { type Announced, announced } from './services.js';

export const sharedLocalpref: Rule = {
  id: 'ann-shared-localpref',
  severity: 'warning',
  summary: 'Services on one address must be announced with one local preference',
  why: 'MetalLB compares the advertisements of each Service by itself. frr-k8s refuses a prefix with two local preferences, and with it the whole BGP configuration of the node.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1}
advertisements:
  blog: {type: bgp, pools: lab, localPref: 100, serviceSelectors: [{matchLabels: {app: blog}}]}
  shop: {type: bgp, pools: lab, localPref: 200, serviceSelectors: [{matchLabels: {app: shop}}]}
services:
  web/blog: {labels: {app: blog}, ips: 192.0.2.1, sharingKey: web, ports: [80]}
  web/shop: {labels: {app: shop}, ips: 192.0.2.1, sharingKey: web, ports: [443]}
`,
  remedy: 'announce them by the same advertisements, or give each an address of its own',
  stage: 'silent',
  since: '0.16.0',
  backends: ['frr-k8s'],
  upstream: 'internal/bgp/frrk8s/frrk8s.go',
  *check(view) {
    const first = new Map<string, Announced>();
    for (const one of announced(view))
      for (const ip of addressesOf(view, one)) {
        const before = first.get(ip);
        if (!before) {
          first.set(ip, one);
          continue;
        }
        const clash = clashOf(view, before, one);
        if (!clash) continue;
        const names = clash.map(
          (advertisement) => `localPref ${prefOf(advertisement)} by ${advertisement.name}`,
        );
        const message = `shares ${ip} with ${before.demand.key}, and is announced with ${names[1]}, not ${names[0]}`;
        yield atService(one.demand, message, namePath);
      }
  },
};

function addressesOf(view: View, { demand }: Announced): readonly string[] {
  const outcome = view.allocation.services.get(demand.key)?.outcome;
  return outcome?.kind === 'assigned' ? outcome.ips : [];
}

/** Advertisements of two Services that give their address two preferences. One that both have is judged for each alone. */
function clashOf(
  view: View,
  a: Announced,
  b: Announced,
): readonly [Advertisement, Advertisement] | undefined {
  const bgp = ({ own }: Announced) => own.filter(({ type }) => type === 'bgp');
  return bgp(a)
    .flatMap((left) => bgp(b).map((right) => [left, right] as const))
    .find(([left, right]) => prefOf(left) !== prefOf(right) && !neverMeet(view, a.pool, left, right));
}
