import type { Rule } from '../rule.js';

export const sourceMultinode: Rule = {
  id: 'peer-source-multinode',
  severity: 'warning',
  summary: 'One sourceAddress for several nodes exists on one of them at most',
  remedy: 'give each node a peer of its own, by nodeSelectors',
  stage: 'silent',
  backends: ['native', 'frr'],
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const nodes = view.nodesMatching(spec.nodeSelectors) ?? [];
      if (spec.sourceAddress && nodes.length > 1)
        yield {
          message: `BGPPeer ${name} has a sourceAddress, and is for ${nodes.length} nodes`,
          resource,
          path: ['spec', 'sourceAddress'],
        };
    }
  },
};
