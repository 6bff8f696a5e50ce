import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const holdtimeMax: Rule = {
  id: 'peer-holdtime-max',
  severity: 'warning',
  summary: 'BGP carries hold times of up to 65535 seconds',
  why: 'The field has 16 bits: the number is accepted, and does not fit (RFC 4271, section 4.2).',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: 70000s}
`,
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
