import { durationOf } from '../durations.js';
import type { Rule } from '../rule.js';

export const durationFormat: Rule = {
  id: 'peer-duration-format',
  severity: 'error',
  summary: 'Times are text with units, such as 90s or 1m30s',
  why: 'A number without a unit is no duration in Go: the object cannot be decoded, and is refused.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: "90"}
`,
  remedy: 'write a number with its unit, such as 90s',
  stage: 'schema',
  upstream: 'api/v1beta2/bgppeer_types.go BGPPeerSpec, time.ParseDuration',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const field of ['holdTime', 'keepaliveTime', 'connectTime'])
        if (spec[field] !== undefined && durationOf(spec[field]) === undefined)
          yield {
            message: `BGPPeer ${name} has the ${field} ${JSON.stringify(spec[field])}, which is no duration`,
            resource,
            path: ['spec', field],
          };
  },
};
