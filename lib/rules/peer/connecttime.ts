import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const connecttime: Rule = {
  id: 'peer-connecttime',
  severity: 'error',
  summary: 'connectTime is 1 to 65535 whole seconds',
  why: 'The API server refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, connectTime: 1500ms}
`,
  remedy: 'use whole seconds from 1s to 65535s',
  stage: 'schema',
  since: '0.14.4',
  upstream: 'api/v1beta2/bgppeer_types.go, CEL rules of connectTime',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const time = durationOf(spec.connectTime);
      if (time === undefined || (Number.isInteger(time) && time >= 1 && time <= 65535)) continue;
      yield {
        message: `BGPPeer ${name} has the connectTime ${spec.connectTime}`,
        resource,
        path: ['spec', 'connectTime'],
      };
    }
  },
};
