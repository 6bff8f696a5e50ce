import type { Rule } from '../rule.js';

export const sourceFrrk8s: Rule = {
  id: 'peer-source-frrk8s',
  severity: 'warning',
  summary: 'frr-k8s ignores sourceAddress',
  why: 'The session comes from whatever address the node picks, and a router that expects another one refuses it.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, sourceAddress: 10.0.0.2}
`,
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
