import type { Rule } from '../rule.js';
import { pendingRule } from './outcomes.js';

export const dualClusterip: Rule = pendingRule({
  id: 'svc-dual-clusterip',
  summary: 'RequireDualStack needs two clusterIPs',
  why: 'A Service that requires dual stack and has one clusterIP stays pending since 0.15.0, with the event `not enough clusterips`.',
  example: `pools:
  lab: [192.0.2.0/28, "2001:db8::/124"]
services:
  web/shop: {ipFamilyPolicy: RequireDualStack}
`,
  remedy: 'list both families in spec.ipFamilies on a dual-stack cluster, or use SingleStack',
  since: '0.15.0',
  upstream: 'controller/service.go convergeBalancer',
  at: () => ['spec', 'ipFamilyPolicy'],
});
