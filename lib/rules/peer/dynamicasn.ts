import type { Rule } from '../rule.js';

export const dynamicasn: Rule = {
  id: 'peer-dynamicasn',
  severity: 'error',
  summary: 'dynamicASN is internal or external',
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
spec: {myASN: 64500, dynamicASN: any, peerAddress: 10.0.0.1}
`,
  remedy: 'use internal or external',
  stage: 'schema',
  since: '0.14.9',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const value = spec.dynamicASN;
      if (value === undefined || value === 'internal' || value === 'external') continue;
      yield {
        message: `BGPPeer ${name} has dynamicASN ${value === '' ? '""' : value}`,
        resource,
        path: ['spec', 'dynamicASN'],
      };
    }
  },
};
