import type { Rule } from '../rule.js';

export const localasnIbgp: Rule = {
  id: 'peer-localasn-ibgp',
  severity: 'warning',
  summary: 'FRR takes localASN for eBGP peers only',
  why: 'FRR refuses `local-as` for a peer of the own AS, and with it the configuration of the node.',
  example: `metallb: {backend: frr, fixes: true}
pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1, localASN: 64510}
`,
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
