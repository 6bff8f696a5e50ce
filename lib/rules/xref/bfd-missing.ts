import { nearest } from '../nearest.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const bfdMissing: Rule = {
  id: 'xref-bfd-missing',
  severity: 'error',
  summary: 'A BFD profile that a peer names must exist',
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
