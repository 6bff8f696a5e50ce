import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const commNative: Rule = {
  id: 'bgpadv-comm-native',
  severity: 'error',
  summary: 'The native backend knows no large communities',
  remedy: 'use A:B, or the frr-k8s backend',
  stage: 'webhook',
  since: '0.13.10',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const { name, spec, resource } of view.bgp)
      for (const [index, text] of textsOf(spec.communities).entries())
        if (text.startsWith('large:'))
          yield {
            message: `BGPAdvertisement ${name} has the large community ${text}`,
            resource,
            path: ['spec', 'communities', index],
          };
  },
};
