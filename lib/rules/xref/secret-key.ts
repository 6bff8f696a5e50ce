import { mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretKey: Rule = {
  id: 'xref-secret-key',
  severity: 'error',
  summary: 'The Secret with the password of a peer must have the key password',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration.',
  example: `apiVersion: v1
kind: Secret
metadata: {name: tor, namespace: metallb-system}
type: kubernetes.io/basic-auth
stringData: {username: example}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, passwordSecret: {name: tor}}
`,
  remedy: 'put the password under the key password',
  stage: 'speaker',
  upstream: 'internal/config/config.go passwordFromSecretForPeer',
  *check(view) {
    for (const { peer, name, secret } of referredSecrets(view)) {
      if (secret?.object.type !== 'kubernetes.io/basic-auth') continue;
      const { data, stringData } = secret.object;
      if ('password' in mapOf(data) || 'password' in mapOf(stringData)) continue;
      yield {
        message: `BGPPeer ${peer.name} names the Secret ${name}, which has no key password`,
        resource: peer.resource,
        path: ['spec', 'passwordSecret', 'name'],
      };
    }
  },
};
