import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnExclusive: Rule = {
  id: 'peer-asn-exclusive',
  severity: 'error',
  summary: 'A peer has either peerASN or dynamicASN',
  why: 'The webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, dynamicASN: external}
`,
  remedy: 'remove one of the two',
  stage: 'webhook',
  since: '0.14.9',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if ((numberOf(spec.peerASN) ?? 0) !== 0 && spec.dynamicASN)
        yield {
          message: `BGPPeer ${name} has both peerASN and dynamicASN`,
          resource,
          path: ['spec', 'dynamicASN'],
        };
  },
};
