import type { Rule } from '../rule.js';

export const localasnFrrk8s: Rule = {
  id: 'peer-localasn-frrk8s',
  severity: 'warning',
  summary: 'localASN is never handed to frr-k8s',
  why: 'The session runs with `myASN`, and a router that expects the other number refuses it.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, localASN: 64510}
`,
  remedy: 'use the frr backend, or remove localASN',
  stage: 'silent',
  since: '0.16.0',
  backends: ['frr-k8s'],
  upstream: 'internal/bgp/frrk8s/frrk8s.go',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.localASN !== undefined)
        yield {
          message: `BGPPeer ${name} has a localASN, which frr-k8s never sees`,
          resource,
          path: ['spec', 'localASN'],
        };
  },
};
