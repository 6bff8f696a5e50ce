import type { Rule } from '../rule.js';
import { frrOnly } from './frr-only.js';

export const nativeField: Rule = {
  id: 'peer-native-field',
  severity: 'error',
  summary: 'The native backend knows only the basic fields of a peer',
  why: 'The webhook refuses the peer, or, for `bfdProfile` and `disableMP`, every speaker the whole configuration.',
  example: `metallb: {backend: native}
pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, keepaliveTime: 10s}
`,
  remedy: 'remove the field, or use the frr-k8s backend',
  stage: 'webhook',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      for (const [field, isUsed] of frrOnly)
        if (isUsed(spec[field]) && (view.isSince('0.13.10') || field !== 'vrf'))
          yield {
            message: `BGPPeer ${name} has ${field}, which the native backend does not know`,
            resource,
            path: ['spec', field],
          };
  },
};
