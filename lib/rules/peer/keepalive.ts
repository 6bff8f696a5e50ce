import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';
import { effectiveTimers } from './timers.js';

export const keepalive: Rule = {
  id: 'peer-keepalive',
  severity: 'error',
  summary: 'Keepalives must come at least as often as the hold time',
  why: 'The session would end before the next keepalive. The webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: 30s, keepaliveTime: 60s}
`,
  remedy: 'use a keepaliveTime of at most holdTime',
  stage: 'webhook',
  upstream: 'internal/config/config.go parseTimers',
  *check(view) {
    for (const peer of view.peers) {
      const { name, spec, resource } = peer;
      const keepalive = durationOf(spec.keepaliveTime);
      const { hold, field } = effectiveTimers(view, peer);
      if (keepalive === undefined || hold === undefined || field !== 'holdTime') continue;
      const exact = durationOf(spec.holdTime) || hold;
      if (keepalive <= exact) continue;
      yield {
        message: `BGPPeer ${name} has the keepaliveTime ${spec.keepaliveTime}, longer than its holdTime of ${exact}s`,
        resource,
        path: ['spec', 'keepaliveTime'],
      };
    }
  },
};
