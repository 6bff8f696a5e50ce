import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const commNative: Rule = {
  id: 'bgpadv-comm-native',
  severity: 'error',
  summary: 'The native backend knows no large communities',
  why: 'Large communities need FRR: webhook and speakers refuse the advertisement.',
  example: `metallb: {backend: native}
pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, communities: "large:64500:1:2"}
`,
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
