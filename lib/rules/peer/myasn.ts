import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const myasn: Rule = {
  id: 'peer-myasn',
  severity: 'error',
  summary: 'A peer needs the AS number of the cluster',
  remedy: 'set myASN to a number from 1 to 4294967295',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if ((numberOf(spec.myASN) ?? 0) === 0)
        yield { message: `BGPPeer ${name} has no myASN`, resource, path: ['spec', 'myASN'] };
  },
};
