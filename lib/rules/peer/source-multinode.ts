import type { Rule } from '../rule.js';

export const sourceMultinode: Rule = {
  id: 'peer-source-multinode',
  severity: 'warning',
  summary: 'One sourceAddress for several nodes exists on one of them at most',
  why: 'The other nodes do not have the address, so that their sessions cannot start.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a}
---
apiVersion: v1
kind: Node
metadata: {name: node-b}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, sourceAddress: 10.0.0.2}
`,
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
