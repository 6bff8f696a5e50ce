import type { Rule } from '../rule.js';
import { namePath, pendingRule } from './outcomes.js';

export const noPools: Rule = pendingRule({
  id: 'svc-no-pools',
  summary: 'Without a pool no Service gets an address',
  why: 'Until there is a pool the controller leaves every Service pending, without an event.',
  example: `services:
  web/shop: {labels: {app: shop}}
`,
  remedy: 'add a pool with addresses of your network',
  upstream: 'controller/service.go convergeBalancer',
  at: () => namePath,
});
