import { mapOf, textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const passwordExclusive: Rule = {
  id: 'peer-password-exclusive',
  severity: 'error',
  summary: 'A peer has either password or passwordSecret',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration.',
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
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, password: secret, passwordSecret: {name: tor}}
`,
  remedy: 'remove password',
  stage: 'speaker',
  upstream: 'internal/config/config.go passwordFromSecretForPeer',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.password && textOf(mapOf(spec.passwordSecret).name))
        yield {
          message: `BGPPeer ${name} has both password and passwordSecret`,
          resource,
          path: ['spec', 'password'],
        };
  },
};
