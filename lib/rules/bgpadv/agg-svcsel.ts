import { listOf } from '../read.js';
import type { Rule } from '../rule.js';
import { lengthFields, lengthOf } from './lengths.js';

export const aggSvcsel: Rule = {
  id: 'bgpadv-agg-svcsel',
  severity: 'error',
  summary: 'serviceSelectors go with single addresses only, not with aggregates',
  why: 'An aggregate stands for many Services, so it cannot depend on the labels of one. The API server refuses it.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, aggregationLength: 28, serviceSelectors: [{matchLabels: {app: shop}}]}
`,
  remedy: 'remove the aggregation length, or the serviceSelectors',
  stage: 'schema',
  since: '0.16.0',
  upstream: 'api/v1beta1/bgpadvertisement_types.go, CEL rule of the spec',
  *check(view) {
    for (const advertisement of view.bgp) {
      if (listOf(advertisement.spec.serviceSelectors).length === 0) continue;
      for (const { family, field, whole } of lengthFields) {
        const length = lengthOf(advertisement, family);
        if (length === whole) continue;
        const message = `BGPAdvertisement ${advertisement.name} has serviceSelectors and ${field} ${length}`;
        yield { message, resource: advertisement.resource, path: ['spec', field] };
      }
    }
  },
};
