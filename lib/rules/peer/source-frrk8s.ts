import type { Rule } from '../rule.js';

export const sourceFrrk8s: Rule = {
  id: 'peer-source-frrk8s',
  severity: 'warning',
  summary: 'frr-k8s ignores sourceAddress',
  remedy: 'remove it, or use the frr backend',
  stage: 'silent',
  backends: ['frr-k8s'],
  upstream: 'internal/bgp/frrk8s/frrk8s.go',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.sourceAddress)
        yield {
          message: `BGPPeer ${name} has a sourceAddress, which frr-k8s ignores`,
          resource,
          path: ['spec', 'sourceAddress'],
        };
  },
};
