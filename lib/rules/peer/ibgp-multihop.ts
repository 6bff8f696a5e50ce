import type { Rule } from '../rule.js';

export const ibgpMultihop: Rule = {
  id: 'peer-ibgp-multihop',
  severity: 'error',
  summary: 'ebgpMultiHop is for peers of another AS',
  why: 'Routers of one AS may be any number of hops away already. The webhook refuses the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1, ebgpMultiHop: true}
`,
  remedy: 'remove ebgpMultiHop',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.ebgpMultiHop === true && spec.peerASN !== undefined && spec.peerASN === spec.myASN)
        yield {
          message: `BGPPeer ${name} has ebgpMultiHop, and both sides have the AS number ${spec.myASN}`,
          resource,
          path: ['spec', 'ebgpMultiHop'],
        };
  },
};
