import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretType: Rule = {
  id: 'xref-secret-type',
  severity: 'error',
  summary: 'The Secret with the password of a peer must be of type kubernetes.io/basic-auth',
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
