import type { Rule } from '../rule.js';

export const noAdvertisement: Rule = {
  id: 'ann-no-advertisement',
  severity: 'warning',
  summary: 'A pool that no advertisement selects gives out addresses that nobody can reach',
  why: 'Services get their addresses, and no node answers for them. It is the classic mistake after 0.12, where `protocol` announced a pool.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
`,
  remedy: 'announce it by layer2 or bgp, or add an L2Advertisement or BGPAdvertisement that selects it',
  stage: 'silent',
  upstream: 'speaker/main.go handleService',
  *check(view) {
    for (const [pool, advertisements] of view.advertisementsOf)
      if (advertisements.length === 0)
        yield {
          message: `pool ${pool.name} is announced by nothing: its addresses would be assigned, and not reached`,
          resource: pool.resource,
          path: ['metadata', 'name'],
        };
  },
};
