import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretMissing: Rule = {
  id: 'xref-secret-missing',
  severity: 'error',
  summary: 'The Secret with the password of a peer must be in the namespace of MetalLB',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration. A namespace beside the name does not count.',
  example: `apiVersion: v1
kind: Secret
metadata: {name: spine, namespace: metallb-system}
type: kubernetes.io/basic-auth
stringData: {password: example}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, passwordSecret: {name: tor}}
`,
  remedy: 'create the Secret in the namespace of MetalLB',
  stage: 'speaker',
  upstream: 'internal/config/config.go passwordFromSecretForPeer',
  *check(view) {
    for (const { peer, name, secret } of referredSecrets(view))
      if (!secret)
        yield {
          message: `BGPPeer ${peer.name} names the Secret ${name}, which is not in ${view.namespace}`,
          resource: peer.resource,
          path: ['spec', 'passwordSecret', 'name'],
        };
  },
};
