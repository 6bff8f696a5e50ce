import type { Rule } from '../rule.js';

const kinds = ['IPAddressPool', 'L2Advertisement', 'BGPAdvertisement', 'BGPPeer', 'BFDProfile', 'Community'];

export const namespace: Rule = {
  id: 'xref-namespace',
  severity: 'error',
  summary: 'MetalLB reads its objects in its own namespace only',
  why: 'The webhook refuses to create it elsewhere; one that got there is ignored.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: default}
spec: {addresses: [192.0.2.0/28]}
`,
  remedy: 'put it into the namespace of MetalLB',
  stage: 'webhook',
  since: '0.13.5',
  upstream: 'internal/k8s/webhooks/webhookv1beta1 validate*',
  *check(view) {
    for (const kind of kinds)
      for (const resource of view.all(kind)) {
        const { apiVersion, metadata } = resource.object;
        if (!apiVersion.startsWith('metallb.io/')) continue;
        const namespace = metadata.namespace ?? 'default';
        if (namespace === view.namespace) continue;
        yield {
          message: `${kind} ${metadata.name} is in the namespace ${namespace}, and MetalLB in ${view.namespace}`,
          remedy: `put it into ${view.namespace}`,
          resource,
          path: ['metadata', 'namespace'],
        };
      }
  },
};
