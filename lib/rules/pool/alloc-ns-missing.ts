import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import { allocationPath, pinned } from './allocation.js';

export const allocNsMissing: Rule = {
  id: 'pool-alloc-ns-missing',
  severity: 'warning',
  summary: 'serviceAllocation names a namespace that does not exist',
  why: 'Nobody uses the pool until there is such a namespace.',
  example: `apiVersion: v1
kind: Namespace
metadata: {name: web}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28], serviceAllocation: {namespaces: [wbe]}}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'create the namespace, or correct its name',
  stage: 'silent',
  *check(view) {
    const namespaces = new Set(view.all('Namespace').map(({ object }) => object.metadata.name));
    if (!view.knowsNamespaces) return;
    for (const { pool, allocation } of pinned(view))
      for (const [index, name] of textsOf(allocation.namespaces).entries())
        if (!namespaces.has(name))
          yield {
            message: `pool ${pool.name} is for the namespace ${name}, which does not exist`,
            resource: pool.resource,
            path: allocationPath('namespaces', index),
          };
  },
};
