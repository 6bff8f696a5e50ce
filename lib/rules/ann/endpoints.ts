import type { Rule } from '../rule.js';
import { atService, namePath } from '../svc/outcomes.js';
import { announced } from './services.js';

export const endpoints: Rule = {
  id: 'ann-endpoints',
  severity: 'warning',
  summary: 'A Service without a serving endpoint is announced by nobody',
  why: 'It gets its address, and no node answers for it until a pod behind it is ready, whatever the protocol or the traffic policy.',
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
spec: {type: LoadBalancer, ports: [{port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: shop-1, namespace: web, labels: {kubernetes.io/service-name: shop}}
addressType: IPv4
endpoints: [{addresses: [10.244.0.7], nodeName: node-a, conditions: {ready: false}}]
`,
  remedy: 'look at the pods behind it: are there any, and are they ready?',
  stage: 'silent',
  upstream: 'speaker/main.go handleService, internal/k8s/epslices',
  *check(view) {
    const told = new Set<string>();
    for (const { demand } of announced(view)) {
      if (view.announcer.endpointsOf(demand.key)?.any !== false || told.has(demand.key)) continue;
      told.add(demand.key);
      yield atService(demand, 'is not announced: none of its endpoints serves', namePath);
    }
  },
};
