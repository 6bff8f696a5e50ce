import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnRequired: Rule = {
  id: 'peer-asn-required',
  severity: 'error',
  summary: 'A peer needs the AS number of the router, or dynamicASN',
  why: 'The webhook refuses the peer; before 0.14.9 the API server does.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerAddress: 10.0.0.1}
`,
  remedy: 'set peerASN, or dynamicASN to internal or external',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if ((numberOf(spec.peerASN) ?? 0) === 0 && !spec.dynamicASN)
        yield {
          message: `BGPPeer ${name} has neither peerASN nor dynamicASN`,
          resource,
          path: ['spec', 'peerASN'],
        };
  },
};
