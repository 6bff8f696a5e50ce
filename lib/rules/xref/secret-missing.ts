import type { Rule } from '../rule.js';
import { referredSecrets } from './secrets.js';

export const secretMissing: Rule = {
  id: 'xref-secret-missing',
  severity: 'error',
  summary: 'The Secret with the password of a peer must be in the namespace of MetalLB',
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
