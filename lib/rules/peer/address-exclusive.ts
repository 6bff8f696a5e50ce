import type { Rule } from '../rule.js';

export const addressExclusive: Rule = {
  id: 'peer-address-exclusive',
  severity: 'error',
  summary: 'A peer has either peerAddress or interface',
  why: 'The webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, interface: eth0}
`,
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
