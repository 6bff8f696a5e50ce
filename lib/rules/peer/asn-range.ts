import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const asnRange: Rule = {
  id: 'peer-asn-range',
  severity: 'error',
  summary: 'AS numbers go from 0 to 4294967295',
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
spec: {myASN: 64500, peerASN: 4294967296, peerAddress: 10.0.0.1}
`,
  remedy: 'use a number from 1 to 4294967295',
  stage: 'schema',
  upstream: 'api/v1beta2/bgppeer_types.go BGPPeerSpec',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const field of ['myASN', 'peerASN', 'localASN']) {
        const value = numberOf(spec[field]);
        const least = field === 'localASN' ? 1 : 0;
        if (value === undefined || (Number.isInteger(value) && value >= least && value <= 4294967295))
          continue;
        yield { message: `BGPPeer ${name} has ${field} ${value}`, resource, path: ['spec', field] };
      }
  },
};
