import { mapOf, textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const passwordExclusive: Rule = {
  id: 'peer-password-exclusive',
  severity: 'error',
  summary: 'A peer has either password or passwordSecret',
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
