import type { Rule } from '../rule.js';

export const dynamicMultihop: Rule = {
  id: 'peer-dynamic-multihop',
  severity: 'warning',
  summary: 'ebgpMultiHop is for peers of another AS, and dynamicASN: internal is the own one',
  why: 'MetalLB lets it pass, and the setting means nothing for a peer of the own AS.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, dynamicASN: internal, peerAddress: 10.0.0.1, ebgpMultiHop: true}
`,
  remedy: 'remove ebgpMultiHop, or use dynamicASN: external',
  stage: 'silent',
  since: '0.14.9',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.ebgpMultiHop === true && spec.dynamicASN === 'internal')
        yield {
          message: `BGPPeer ${name} has ebgpMultiHop and dynamicASN: internal`,
          resource,
          path: ['spec', 'ebgpMultiHop'],
        };
  },
};
