import type { Rule } from '../rule.js';
import { frrOnly } from './frr-only.js';

export const nativeField: Rule = {
  id: 'peer-native-field',
  severity: 'error',
  summary: 'The native backend knows only the basic fields of a peer',
  remedy: 'remove the field, or use the frr-k8s backend',
  stage: 'webhook',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const [field, isUsed] of frrOnly)
        if (isUsed(spec[field]) && (view.isSince('0.13.10') || field !== 'vrf'))
          yield {
            message: `BGPPeer ${name} has ${field}, which the native backend does not know`,
            resource,
            path: ['spec', field],
          };
  },
};
