import { labelsOf, listOf } from '../read.js';
import type { Rule } from '../rule.js';
import { matchesAny } from '../selectors.js';
import { allocationPath, pinned } from './allocation.js';

export const allocNsNomatch: Rule = {
  id: 'pool-alloc-ns-nomatch',
  severity: 'warning',
  summary:
    'namespaceSelectors that match no namespace do not close a pool: the restriction to namespaces vanishes',
  remedy: 'label a namespace, or name namespaces',
  stage: 'silent',
  upstream: 'internal/config/config.go addressPoolServiceAllocationsFromCR',
  *check(view) {
    if (!view.knowsNamespaces) return;
    const labels = view.all('Namespace').map(({ object }) => labelsOf(object));
    for (const { pool, allocation } of pinned(view)) {
      const selectors = listOf(allocation.namespaceSelectors);
      if (selectors.length === 0 || listOf(allocation.namespaces).length > 0) continue;
      if (labels.some((one) => matchesAny(selectors, one))) continue;
      yield {
        message: `pool ${pool.name} is for namespaces by label, and no namespace has these labels: it is open to every namespace`,
        resource: pool.resource,
        path: allocationPath('namespaceSelectors'),
      };
    }
  },
};
