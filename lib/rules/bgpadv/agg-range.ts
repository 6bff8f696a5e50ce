import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';
import { lengthFields } from './lengths.js';

export const aggRange: Rule = {
  id: 'bgpadv-agg-range',
  severity: 'error',
  summary: 'aggregationLength goes from 1 to 32, aggregationLengthV6 up to 128',
  why: 'API server or webhook refuse the advertisement.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, aggregationLength: 33}
`,
  remedy: 'use a prefix length of the family',
  stage: 'webhook',
  upstream: 'internal/config/config.go bgpAdvertisementFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.bgp)
      for (const { field, whole } of lengthFields) {
        const length = numberOf(spec[field]);
        if (length === undefined || (length <= whole && (length >= 1 || field === 'aggregationLengthV6')))
          continue;
        yield {
          message: `BGPAdvertisement ${name} has ${field} ${length}`,
          remedy: `use a length from 1 to ${whole}`,
          resource,
          path: ['spec', field],
        };
      }
  },
};
