import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretType: Rule = {
  id: 'xref-secret-type',
  severity: 'error',
  summary: 'The Secret with the password of a peer must be of type kubernetes.io/basic-auth',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration.',
  example: `apiVersion: v1
kind: Secret
metadata: {name: tor, namespace: metallb-system}
type: Opaque
stringData: {password: example}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, passwordSecret: {name: tor}}
`,
  remedy: 'make it anew with --type=kubernetes.io/basic-auth',
  stage: 'speaker',
  upstream: 'internal/config/config.go passwordFromSecretForPeer',
  *check(view) {
    for (const { peer, name, secret } of referredSecrets(view))
      if (secret && secret.object.type !== 'kubernetes.io/basic-auth')
        yield {
          message: `BGPPeer ${peer.name} names the Secret ${name}, which is of type ${secret.object.type ?? 'Opaque'}`,
          resource: peer.resource,
          path: ['spec', 'passwordSecret', 'name'],
        };
  },
};
