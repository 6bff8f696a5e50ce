import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const localprefRange: Rule = {
  id: 'bgpadv-localpref-range',
  severity: 'error',
  summary: 'localPref goes from 0 to 4294967295',
  why: 'The number does not fit 32 bits: decoding it fails, and the object is refused.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
spec: {localPref: 4294967296}
`,
  remedy: 'use a number from 0 to 4294967295',
  stage: 'decode',
  upstream: 'api/v1beta1/bgpadvertisement_types.go BGPAdvertisementSpec.LocalPref',
  *check(view) {
    for (const { name, spec, resource } of view.bgp) {
      const value = numberOf(spec.localPref);
      if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= 4294967295)) continue;
      yield {
        message: `BGPAdvertisement ${name} has localPref ${value}`,
        resource,
        path: ['spec', 'localPref'],
      };
    }
  },
};
