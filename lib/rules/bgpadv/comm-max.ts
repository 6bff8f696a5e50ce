import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const commMax: Rule = {
  id: 'bgpadv-comm-max',
  severity: 'warning',
  summary: 'More than 63 communities on one prefix are refused by the peering at run time',
  remedy: 'use at most 63',
  stage: 'silent',
  upstream: 'internal/bgp/bgp.go Advertisement',
  *check(view) {
    for (const { name, spec, resource } of view.bgp) {
      const count = textsOf(spec.communities).length;
      if (count > 63)
        yield {
          message: `BGPAdvertisement ${name} has ${count} communities`,
          resource,
          path: ['spec', 'communities'],
        };
    }
  },
};
