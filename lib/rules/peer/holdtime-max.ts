import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const holdtimeMax: Rule = {
  id: 'peer-holdtime-max',
  severity: 'warning',
  summary: 'BGP carries hold times of up to 65535 seconds',
  remedy: 'use at most 65535s',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if ((durationOf(spec.holdTime) ?? 0) >= 65536)
        yield {
          message: `BGPPeer ${name} has the holdTime ${spec.holdTime}, more than BGP can carry`,
          resource,
          path: ['spec', 'holdTime'],
        };
  },
};
