import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnExclusive: Rule = {
  id: 'peer-asn-exclusive',
  severity: 'error',
  summary: 'A peer has either peerASN or dynamicASN',
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
