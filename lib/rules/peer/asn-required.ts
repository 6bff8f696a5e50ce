import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnRequired: Rule = {
  id: 'peer-asn-required',
  severity: 'error',
  summary: 'A peer needs the AS number of the router, or dynamicASN',
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
