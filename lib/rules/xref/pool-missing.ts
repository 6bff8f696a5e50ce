import { nearest } from '../nearest.js';
import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const poolMissing: Rule = {
  id: 'xref-pool-missing',
  severity: 'warning',
  summary:
    'A pool that an advertisement names must exist: a misspelt name is ignored, and the pool not announced',
  why: 'A misspelt name leaves the pool without an advertisement. Nothing tells.',
  example: `pools:
  lab: 192.0.2.0/28
advertisements:
  more: {type: layer2, pools: labs}
`,
  remedy: 'define the pool, or correct its name',
  stage: 'silent',
  upstream: 'internal/config/config.go setL2AdvertisementsToPools, setBGPAdvertisementsToPools',
  *check(view) {
    for (const { resource, spec, name } of view.advertisements)
      for (const [index, pool] of textsOf(spec.ipAddressPools).entries()) {
        if (view.poolsByName.has(pool)) continue;
        const near = nearest(pool, view.poolsByName.keys());
        yield {
          message: `${resource.object.kind} ${name} names the pool ${pool}, which does not exist`,
          ...(near && { remedy: `did you mean ${near}?` }),
          resource,
          path: ['spec', 'ipAddressPools', index],
        };
      }
  },
};
