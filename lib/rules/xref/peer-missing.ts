import { nearest } from '../nearest.js';
import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const peerMissing: Rule = {
  id: 'xref-peer-missing',
  severity: 'warning',
  summary: 'A peer that an advertisement names must exist: a misspelt name is ignored',
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
