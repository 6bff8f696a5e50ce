import type { Rule } from '../rule.js';
import type { Item } from '../view.js';
import { prefOf } from './apart.js';

export const localprefEbgp: Rule = {
  id: 'bgpadv-localpref-ebgp',
  severity: 'warning',
  summary: 'LOCAL_PREF is sent to iBGP peers only',
  why: 'LOCAL_PREF does not leave an AS: eBGP peers never see it, and routing does not change.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, localPref: 100}
`,
  remedy: 'remove localPref, or use communities to tell the router',
  stage: 'silent',
  *check(view) {
    for (const advertisement of view.bgp) {
      const { name, spec, resource } = advertisement;
      if (prefOf(advertisement) === 0) continue;
      const peers = view.peersOf(advertisement);
      if (peers.length === 0 || peers.some(isInternal)) continue;
      const message = `BGPAdvertisement ${name} has localPref ${spec.localPref}, and every peer of it is an eBGP one, which never sees it`;
      yield { message, resource, path: ['spec', 'localPref'] };
    }
  },
};

function isInternal({ spec }: Item): boolean {
  return spec.dynamicASN === 'internal' || (spec.peerASN !== undefined && spec.peerASN === spec.myASN);
}
