import { tryLiteral } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const sourceInvalid: Rule = {
  id: 'peer-source-invalid',
  severity: 'error',
  summary: 'sourceAddress must be an IP address',
  why: 'The name of an interface is no address: the webhook refuses the peer.',
  example: `metallb: {backend: frr, fixes: true}
pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, sourceAddress: eth0}
`,
  remedy: 'write an address of the node; interface names are not read',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const text = textOf(spec.sourceAddress);
      if (text && !tryLiteral(text))
        yield {
          message: `BGPPeer ${name} has the sourceAddress ${text}, which is no IP address`,
          resource,
          path: ['spec', 'sourceAddress'],
        };
    }
  },
};
