import { nearest } from '../nearest.js';
import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const peerMissing: Rule = {
  id: 'xref-peer-missing',
  severity: 'warning',
  summary: 'A peer that an advertisement names must exist: a misspelt name is ignored',
  why: 'The name is ignored. When none of the names exists the prefix goes nowhere.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, peers: [tor, spine]}
`,
  remedy: 'define the peer, or correct its name',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.bgp)
      for (const [index, peer] of textsOf(spec.peers).entries()) {
        if (view.peersByName.has(peer)) continue;
        const near = nearest(peer, view.peersByName.keys());
        yield {
          message: `BGPAdvertisement ${name} names the peer ${peer}, which does not exist`,
          ...(near && { remedy: `did you mean ${near}?` }),
          resource,
          path: ['spec', 'peers', index],
        };
      }
  },
};
