import { confKey, kubeProxyOf } from '../../kube-proxy-conf.js';
import type { Rule } from '../rule.js';

export const strictarp: Rule = {
  id: 'ann-strictarp',
  severity: 'warning',
  summary: 'Layer 2 needs strict ARP where kube-proxy runs in mode ipvs',
  why: 'In mode ipvs every node has the addresses of all Services on an interface of its own, and without strict ARP answers for them: traffic goes to whichever node answers first.',
  example: `apiVersion: v1
kind: ConfigMap
metadata: {name: kube-proxy, namespace: kube-system}
data:
  config.conf: |
    apiVersion: kubeproxy.config.k8s.io/v1alpha1
    kind: KubeProxyConfiguration
    mode: ipvs
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'set ipvs.strictARP: true; cdk8s-metallb kube-proxy makes the patch',
  stage: 'silent',
  upstream: 'kubernetes: pkg/proxy/ipvs/proxier.go',
  *check(view) {
    if (view.layer2.length === 0) return;
    const found = view.all('ConfigMap').filter(({ object }) => kubeProxyOf(object) !== undefined);
    const resource = found.find(({ use }) => use !== 'known') ?? found[0];
    const settings = resource && kubeProxyOf(resource.object);
    if (settings?.mode !== 'ipvs' || settings.strictARP) return;
    const message = 'kube-proxy runs in mode ipvs without strict ARP, and layer 2 does not work there';
    yield { message, resource, path: ['data', confKey] };
  },
};
