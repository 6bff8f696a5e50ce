import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const port: Rule = {
  id: 'peer-port',
  severity: 'error',
  summary: 'peerPort is 1 to 16384',
  why: 'The API server refuses the peer.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, peerPort: 17900}
`,
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
