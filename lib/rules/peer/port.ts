import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const port: Rule = {
  id: 'peer-port',
  severity: 'error',
  summary: 'peerPort is 1 to 16384',
  remedy: 'use a port from 1 to 16384',
  stage: 'schema',
  upstream: 'api/v1beta2/bgppeer_types.go BGPPeerSpec.Port',
  *check(view) {
    const least = view.isSince('0.15.0') ? 1 : 0;
    for (const { name, spec, resource } of view.peers) {
      const port = numberOf(spec.peerPort);
      const floor = resource.object.apiVersion === 'metallb.io/v1beta1' ? 0 : least;
      if (port === undefined || (Number.isInteger(port) && port >= floor && port <= 16384)) continue;
      yield { message: `BGPPeer ${name} has the peerPort ${port}`, resource, path: ['spec', 'peerPort'] };
    }
  },
};
