import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import { excludedInterfaces } from './excluded-interfaces.js';

export const l2ExcludedIf: Rule = {
  id: 'ann-l2-excluded-if',
  severity: 'warning',
  summary: 'Layer 2 is never announced on interfaces of containers, bridges and tunnels',
  why: 'The ConfigMap `metallb-excludel2` names interfaces that the speakers leave out. An advertisement for such interfaces alone is never answered.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
advertisements:
  lab: {type: layer2, pools: lab, interfaces: [cni0], nodeSelectors: [{}]}
`,
  remedy: 'name the interfaces that the network is on',
  stage: 'silent',
  since: '0.13.10',
  upstream: 'internal/config/config.go, internal/layer2/announcer.go',
  *check(view) {
    const isExcluded = excludedInterfaces(view);
    for (const { name, spec, resource } of view.layer2) {
      const interfaces = textsOf(spec.interfaces);
      if (interfaces.length === 0 || !interfaces.every(isExcluded)) continue;
      const message = `L2Advertisement ${name} is for ${interfaces.join(', ')} alone, where MetalLB never announces`;
      yield { message, resource, path: ['spec', 'interfaces'] };
    }
  },
};
