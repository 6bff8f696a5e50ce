import type { Rule } from '../rule.js';

export const dynamicasn: Rule = {
  id: 'peer-dynamicasn',
  severity: 'error',
  summary: 'dynamicASN is internal or external',
  remedy: 'use internal or external',
  stage: 'schema',
  since: '0.14.9',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (
        spec.dynamicASN !== undefined &&
        spec.dynamicASN !== '' &&
        spec.dynamicASN !== 'internal' &&
        spec.dynamicASN !== 'external'
      )
        yield {
          message: `BGPPeer ${name} has dynamicASN ${spec.dynamicASN}`,
          resource,
          path: ['spec', 'dynamicASN'],
        };
  },
};
