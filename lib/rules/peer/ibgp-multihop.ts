import type { Rule } from '../rule.js';

export const ibgpMultihop: Rule = {
  id: 'peer-ibgp-multihop',
  severity: 'error',
  summary: 'ebgpMultiHop is for peers of another AS',
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
