import type { Rule } from '../rule.js';

export const addressRequired: Rule = {
  id: 'peer-address-required',
  severity: 'error',
  summary: 'A peer needs the address of the router, or an interface',
  remedy: 'set peerAddress, or interface for an unnumbered session',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (!spec.peerAddress && !spec.interface)
        yield {
          message: `BGPPeer ${name} has neither peerAddress nor interface`,
          resource,
          path: ['spec', 'peerAddress'],
        };
  },
};
