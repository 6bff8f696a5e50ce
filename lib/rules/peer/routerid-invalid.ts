import { tryLiteral } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const routeridInvalid: Rule = {
  id: 'peer-routerid-invalid',
  severity: 'error',
  summary: 'routerID must be an IP address',
  why: 'The webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, routerID: node-a}
`,
  remedy: 'write an IPv4 address',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const text = textOf(spec.routerID);
      if (text && !tryLiteral(text))
        yield {
          message: `BGPPeer ${name} has the routerID ${text}, which is no IP address`,
          resource,
          path: ['spec', 'routerID'],
        };
    }
  },
};
