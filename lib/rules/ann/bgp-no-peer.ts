import type { Rule } from '../rule.js';

export const bgpNoPeer: Rule = {
  id: 'ann-bgp-no-peer',
  severity: 'warning',
  summary: 'A BGPAdvertisement without any BGPPeer announces to nobody',
  why: 'Services get their addresses, and no router learns of them. Nothing tells.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
`,
  remedy: 'add a peer, or announce by layer2',
  stage: 'silent',
  upstream: 'speaker/bgp_controller.go updateAds',
  *check(view) {
    if (view.peers.length > 0) return;
    for (const { resource, name } of view.bgp)
      yield {
        message: `BGPAdvertisement ${name} announces to nobody: there is no BGPPeer`,
        resource,
        path: ['metadata', 'name'],
      };
  },
};
