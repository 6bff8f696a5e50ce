import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const keepalive: Rule = {
  id: 'peer-keepalive',
  severity: 'error',
  summary: 'Keepalives must come at least as often as the hold time',
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
