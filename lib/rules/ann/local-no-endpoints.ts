import { nameList } from '../../allocator/reasons.js';
import type { Rule } from '../rule.js';
import { atService, isLocal } from '../svc/outcomes.js';
import { candidatesOf, hinderedNodes } from './nodes.js';
import { announced } from './services.js';

export const localNoEndpoints: Rule = {
  id: 'ann-local-no-endpoints',
  severity: 'warning',
  summary: 'With externalTrafficPolicy Local a Service is announced by nodes with its endpoints alone',
  why: 'Where these are not among the nodes of the advertisements, nobody answers for the address.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a}
---
apiVersion: v1
kind: Node
metadata: {name: node-b, labels: {zone: dmz}}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
spec: {nodeSelectors: [{matchLabels: {zone: dmz}}]}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: LoadBalancer, ports: [{port: 80}], externalTrafficPolicy: Local}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: shop-1, namespace: web, labels: {kubernetes.io/service-name: shop}}
addressType: IPv4
endpoints: [{addresses: [10.244.0.7], nodeName: node-a}]
`,
  remedy: 'let the pods run on nodes of the advertisement, or use externalTrafficPolicy: Cluster',
  stage: 'silent',
  upstream: 'speaker/layer2_controller.go ShouldAnnounce; speaker/bgp_controller.go ShouldAnnounce',
  *check(view) {
    const hindered = hinderedNodes(view);
    for (const { demand, pool, own } of announced(view)) {
      const nodes = view.announcer.endpointsOf(demand.key)?.nodes;
      if (!isLocal(demand) || !nodes?.size || own.length === 0 || view.nodes.size === 0) continue;
      const able = own
        .flatMap((advertisement) => candidatesOf(view, advertisement) ?? [])
        .some((node) => nodes.has(node) && !hindered.has(node));
      if (able) continue;
      yield atService(
        demand,
        `is not announced: it has externalTrafficPolicy Local and endpoints on ${nameList([...nodes])}, where no advertisement of pool ${pool.name} applies`,
        ['spec', 'externalTrafficPolicy'],
      );
    }
  },
};
