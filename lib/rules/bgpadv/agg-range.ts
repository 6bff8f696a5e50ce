import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';
import { lengthFields } from './lengths.js';

export const aggRange: Rule = {
  id: 'bgpadv-agg-range',
  severity: 'error',
  summary: 'aggregationLength goes from 1 to 32, aggregationLengthV6 up to 128',
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
