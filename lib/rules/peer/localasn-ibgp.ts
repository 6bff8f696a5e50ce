import type { Rule } from '../rule.js';

export const localasnIbgp: Rule = {
  id: 'peer-localasn-ibgp',
  severity: 'warning',
  summary: 'FRR takes localASN for eBGP peers only',
  remedy: 'remove localASN',
  stage: 'silent',
  since: '0.16.0',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (
        spec.localASN !== undefined &&
        (spec.dynamicASN === 'internal' || (spec.peerASN !== undefined && spec.peerASN === spec.myASN))
      )
        yield {
          message: `BGPPeer ${name} has a localASN, and is an iBGP peer`,
          resource,
          path: ['spec', 'localASN'],
        };
  },
};
