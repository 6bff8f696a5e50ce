import type { Rule } from '../rule.js';

export const v1beta1: Rule = {
  id: 'peer-v1beta1',
  severity: 'warning',
  summary: 'BGPPeer v1beta1 is deprecated, and lacks fields',
  remedy: 'use apiVersion metallb.io/v1beta2',
  stage: 'silent',
  since: '0.14.9',
  upstream: 'api/v1beta1/bgppeer_types.go',
  *check(view) {
    for (const { name, resource } of view.peers)
      if (resource.object.apiVersion === 'metallb.io/v1beta1')
        yield { message: `BGPPeer ${name} is v1beta1`, resource, path: ['apiVersion'] };
  },
};
