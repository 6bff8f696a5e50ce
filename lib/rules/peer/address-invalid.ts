import { tryLiteral } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const addressInvalid: Rule = {
  id: 'peer-address-invalid',
  severity: 'error',
  summary: 'peerAddress must be a single IP address',
  why: 'Host names are not resolved, and a prefix is no address: the webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: tor.example.com}
`,
  remedy: 'write the address of the router; names are not looked up',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const text = textOf(spec.peerAddress);
      if (text && !tryLiteral(text))
        yield {
          message: `BGPPeer ${name} has the peerAddress ${text}, which is no IP address`,
          resource,
          path: ['spec', 'peerAddress'],
        };
    }
  },
};
