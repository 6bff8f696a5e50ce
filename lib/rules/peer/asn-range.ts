import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnRange: Rule = {
  id: 'peer-asn-range',
  severity: 'error',
  summary: 'AS numbers go from 0 to 4294967295',
  remedy: 'use a number from 1 to 4294967295',
  stage: 'schema',
  upstream: 'api/v1beta2/bgppeer_types.go BGPPeerSpec',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const field of ['myASN', 'peerASN', 'localASN']) {
        const value = numberOf(spec[field]);
        const least = field === 'localASN' ? 1 : 0;
        if (value === undefined || (Number.isInteger(value) && value >= least && value <= 4294967295))
          continue;
        yield { message: `BGPPeer ${name} has ${field} ${value}`, resource, path: ['spec', field] };
      }
  },
};
