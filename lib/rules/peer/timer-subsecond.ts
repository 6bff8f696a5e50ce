import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const timerSubsecond: Rule = {
  id: 'peer-timer-subsecond',
  severity: 'warning',
  summary: 'Fractions of a second are cut off: 500ms is 0, which switches the timer off',
  why: 'The router is configured in whole seconds. A hold time of 0 means that a dead session is never noticed.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: 3s, keepaliveTime: 300ms}
`,
  remedy: 'use whole seconds',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const field of ['holdTime', 'keepaliveTime']) {
        const time = durationOf(spec[field]);
        if (time !== undefined && !Number.isInteger(time))
          yield {
            message: `BGPPeer ${name} has the ${field} ${spec[field]}, of which ${Math.trunc(time)}s is left`,
            resource,
            path: ['spec', field],
          };
      }
  },
};
