import { numberOf, textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Item } from '../view.js';

export const localprefEbgp: Rule = {
  id: 'bgpadv-localpref-ebgp',
  severity: 'warning',
  summary: 'LOCAL_PREF is sent to iBGP peers only',
  remedy: 'remove localPref, or use communities to tell the router',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.bgp) {
      if ((numberOf(spec.localPref) ?? 0) === 0) continue;
      const named = textsOf(spec.peers);
      const peers =
        named.length === 0 ? view.peers : named.flatMap((peer) => view.peersByName.get(peer) ?? []);
      if (peers.length === 0 || peers.some(isInternal)) continue;
      const message = `BGPAdvertisement ${name} has localPref ${spec.localPref}, and every peer of it is an eBGP one, which never sees it`;
      yield { message, resource, path: ['spec', 'localPref'] };
    }
  },
};

function isInternal({ spec }: Item): boolean {
  return spec.dynamicASN === 'internal' || (spec.peerASN !== undefined && spec.peerASN === spec.myASN);
}
