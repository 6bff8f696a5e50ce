import type { Rule } from '../rule.js';

export const addressRequired: Rule = {
  id: 'peer-address-required',
  severity: 'error',
  summary: 'A peer needs the address of the router, or an interface',
  why: 'The webhook refuses the peer; before 0.15.0 the API server does.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501}
`,
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
