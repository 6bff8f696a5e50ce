import type { Rule } from '../rule.js';
import { effectiveTimers } from './timers.js';

export const holdtime: Rule = {
  id: 'peer-holdtime',
  severity: 'error',
  summary: 'A hold time is 0, or 3 seconds and more',
  why: 'BGP knows no hold time of one or two seconds (RFC 4271, section 4.2): the webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: 2s}
`,
  remedy: 'use 0s, or 3s and more',
  stage: 'webhook',
  upstream: 'internal/config/config.go parseTimers, validateHoldTime',
  *check(view) {
    for (const peer of view.peers) {
      const { hold, field } = effectiveTimers(view, peer);
      if (hold === undefined || hold === 0 || hold >= 3) continue;
      yield {
        message: `BGPPeer ${peer.name} has ${field === 'holdTime' ? 'the holdTime' : 'a holdTime, three times keepaliveTime,'} ${hold}s`,
        resource: peer.resource,
        path: ['spec', field],
      };
    }
  },
};
