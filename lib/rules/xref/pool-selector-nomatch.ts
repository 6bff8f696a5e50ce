import { listOf } from '../read.js';
import type { Rule } from '../rule.js';
import { matchesAny } from '../selectors.js';

export const poolSelectorNomatch: Rule = {
  id: 'xref-pool-selector-nomatch',
  severity: 'warning',
  summary: 'ipAddressPoolSelectors that match no pool announce nothing',
  why: 'Selectors that match nothing select no pool, not every pool. Nothing tells.',
  example: `pools:
  lab: 192.0.2.0/28
advertisements:
  more: {type: layer2, ipAddressPoolSelectors: [{matchLabels: {zone: dmz}}]}
`,
  remedy: 'label a pool, or correct the selector',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.advertisements) {
      const selectors = listOf(spec.ipAddressPoolSelectors);
      if (selectors.length === 0 || view.pools.some(({ labels }) => matchesAny(selectors, labels))) continue;
      yield {
        message: `${resource.object.kind} ${name} selects pools by label, and no pool has these labels`,
        resource,
        path: ['spec', 'ipAddressPoolSelectors'],
      };
    }
  },
};
