import { nearest } from '../nearest.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const bfdMissing: Rule = {
  id: 'xref-bfd-missing',
  severity: 'error',
  summary: 'A BFD profile that a peer names must exist',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, bfdProfile: fast}
`,
  remedy: 'define the profile, or correct its name',
  stage: 'speaker',
  backends: ['frr', 'frr-k8s'],
  upstream: 'internal/config/config.go peersFor',
  *check(view) {
    const profiles = new Set(view.items('BFDProfile').map(({ name }) => name));
    for (const { name, spec, resource } of view.peers) {
      const profile = textOf(spec.bfdProfile);
      if (!profile || profiles.has(profile)) continue;
      const near = nearest(profile, profiles);
      yield {
        message: `BGPPeer ${name} names the BFDProfile ${profile}, which does not exist`,
        ...(near && { remedy: `did you mean ${near}?` }),
        resource,
        path: ['spec', 'bfdProfile'],
      };
    }
  },
};
