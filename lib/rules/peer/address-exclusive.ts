import type { Rule } from '../rule.js';

export const addressExclusive: Rule = {
  id: 'peer-address-exclusive',
  severity: 'error',
  summary: 'A peer has either peerAddress or interface',
  remedy: 'remove one of the two',
  stage: 'webhook',
  since: '0.15.0',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.peerAddress && spec.interface)
        yield {
          message: `BGPPeer ${name} has both peerAddress and interface`,
          resource,
          path: ['spec', 'interface'],
        };
  },
};
