import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

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
    for (const { name, spec, resource } of view.peers) {
      const [hold, keepalive] = [durationOf(spec.holdTime), durationOf(spec.keepaliveTime)];
      if (hold === undefined || keepalive === undefined || keepalive <= hold) continue;
      if (!view.isSince('0.14.9') && hold === 0) continue;
      yield {
        message: `BGPPeer ${name} has the keepaliveTime ${spec.keepaliveTime}, longer than its holdTime ${spec.holdTime}`,
        resource,
        path: ['spec', 'keepaliveTime'],
      };
    }
  },
};
