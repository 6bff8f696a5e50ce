import type { Rule } from '../rule.js';

export const timerV1beta1: Rule = {
  id: 'peer-timer-v1beta1',
  severity: 'warning',
  summary: 'A v1beta1 peer without holdTime is converted to a hold time of 0: its timers are off',
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
