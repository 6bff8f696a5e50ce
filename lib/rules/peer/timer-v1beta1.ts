import type { Rule } from '../rule.js';

export const timerV1beta1: Rule = {
  id: 'peer-timer-v1beta1',
  severity: 'warning',
  summary: 'A v1beta1 peer without holdTime is converted to a hold time of 0: its timers are off',
  why: 'The conversion writes 0 where v1beta1 has nothing, and 0 switches the timers off: a dead session is never noticed.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: metallb.io/v1beta1
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'use apiVersion metallb.io/v1beta2',
  stage: 'silent',
  since: '0.14.9',
  upstream: 'api/v1beta1/bgppeer_conversion.go ConvertTo',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (resource.object.apiVersion === 'metallb.io/v1beta1' && spec.holdTime === undefined)
        yield {
          message: `BGPPeer ${name} is v1beta1 and has no holdTime: its timers are off`,
          resource,
          path: ['apiVersion'],
        };
  },
};
