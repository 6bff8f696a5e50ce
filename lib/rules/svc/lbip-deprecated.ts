import { mapOf, textOf } from '../read.js';
import type { Rule } from '../rule.js';
import { newPrefix, oldPrefix } from '../service-annotations.js';
import { atService, served } from './outcomes.js';

export const lbipDeprecated: Rule = {
  id: 'svc-lbip-deprecated',
  severity: 'info',
  summary: 'Kubernetes deprecates spec.loadBalancerIP',
  why: 'The field still works. It can hold one address only, so that a dual-stack Service cannot use it.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: LoadBalancer, ports: [{port: 80}], loadBalancerIP: 192.0.2.1}
`,
  remedy: 'ask by annotation instead',
  stage: 'ours',
  *check(view) {
    const prefix = view.isSince('0.14.9') ? newPrefix : oldPrefix;
    for (const { demand } of served(view)) {
      const address = textOf(mapOf(demand.resource.object.spec).loadBalancerIP);
      if (!address) continue;
      const remedy = `use the annotation ${prefix}loadBalancerIPs: ${address}`;
      yield atService(
        demand,
        'has spec.loadBalancerIP, which is deprecated',
        ['spec', 'loadBalancerIP'],
        remedy,
      );
    }
  },
};
