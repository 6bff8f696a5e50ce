import type { Rule } from '../rule.js';

export const v1beta1: Rule = {
  id: 'peer-v1beta1',
  severity: 'warning',
  summary: 'BGPPeer v1beta1 is deprecated, and lacks fields',
  why: 'Deprecated since 0.14.9. Its `nodeSelectors` need values, so that `Exists` cannot be written.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: metallb.io/v1beta1
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, holdTime: 90s}
`,
  remedy: 'use apiVersion metallb.io/v1beta2',
  stage: 'silent',
  since: '0.14.9',
  upstream: 'api/v1beta1/bgppeer_types.go',
  *check(view) {
    for (const { name, resource } of view.peers)
      if (resource.object.apiVersion === 'metallb.io/v1beta1')
        yield { message: `BGPPeer ${name} is v1beta1`, resource, path: ['apiVersion'] };
  },
};
