import { mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretKey: Rule = {
  id: 'xref-secret-key',
  severity: 'error',
  summary: 'The Secret with the password of a peer must have the key password',
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
