import { listOf, textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const l2Interface: Rule = {
  id: 'ann-l2-interface',
  severity: 'info',
  summary: 'Which node answers is decided without a look at its interfaces',
  why: 'A leader that lacks the listed interfaces stays silent, with the event `announceFailed`, and nobody takes over.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
advertisements:
  lab: {type: layer2, pools: lab, interfaces: [eth1]}
`,
  remedy: 'select the nodes that have the interfaces, by nodeSelectors',
  stage: 'silent',
  upstream: 'speaker/layer2_controller.go ShouldAnnounce',
  *check(view) {
    for (const { name, spec, resource } of view.layer2) {
      const interfaces = textsOf(spec.interfaces);
      if (interfaces.length === 0 || listOf(spec.nodeSelectors).length > 0) continue;
      const message = `L2Advertisement ${name} answers on ${interfaces.join(', ')} alone, and every node may have to answer`;
      yield { message, resource, path: ['spec', 'interfaces'] };
    }
  },
};
