import { labelsOf, listOf } from '../read.js';
import type { Rule } from '../rule.js';
import { matchesAny } from '../selectors.js';
import { allocationPath, pinned } from './allocation.js';

export const allocNsNomatch: Rule = {
  id: 'pool-alloc-ns-nomatch',
  severity: 'warning',
  summary:
    'namespaceSelectors that match no namespace do not close a pool: the restriction to namespaces vanishes',
  why: 'Any Service of any namespace may then ask for the pool; with `serviceSelectors` beside them, matching Services of every namespace get its addresses.',
  example: `apiVersion: v1
kind: Namespace
metadata: {name: web}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28], serviceAllocation: {namespaceSelectors: [{matchLabels: {team: shop}}]}}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'label a namespace, or name namespaces',
  stage: 'silent',
  upstream: 'internal/config/config.go addressPoolServiceAllocationsFromCR',
  *check(view) {
    if (!view.knowsNamespaces) return;
    const labels = view
      .all('Namespace')
      .map(({ object }) => ({ ...labelsOf(object), 'kubernetes.io/metadata.name': object.metadata.name }));
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
