import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const timerSubsecond: Rule = {
  id: 'peer-timer-subsecond',
  severity: 'warning',
  summary: 'Fractions of a second are cut off: 500ms is 0, which switches the timer off',
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
