import type { Home } from './home.js';

/** An operator owns kube-proxy and writes its own settings back. */
export const operatorHomes = {
  talos: {
    title: 'Talos',
    configMap: 'absent',
    overwrites: 'Talos writes its own settings back',
    snippets: [
      {
        name: 'talos',
        versions: 'Talos 1.14 and newer',
        where:
          'a document of its own in the machine config of the control plane: talosctl patch machineconfig --patch @FILE',
        effect:
          'Talos rolls kube-proxy by itself; list the ip_vs modules in machine.kernel.modules, since 1.14 loads none',
        format: 'yaml',
        text: `apiVersion: v1alpha1
kind: KubeProxyConfig
mode: ipvs
config:
  ipvs:
    strictARP: true
`,
        sets: [
          { path: ['mode'], value: 'ipvs' },
          { path: ['config', 'ipvs', 'strictARP'], value: true },
        ],
      },
      {
        name: 'talos-1.13',
        versions: 'Talos 1.13 and older',
        where: 'the machine config of the control plane: talosctl patch machineconfig --patch @FILE',
        effect: 'talosctl upgrade-k8s, to the version that runs, writes the DaemonSet anew',
        format: 'yaml',
        text: `cluster:
  proxy:
    mode: ipvs
    extraArgs:
      ipvs-strict-arp: "true"
`,
        sets: [
          { path: ['cluster', 'proxy', 'mode'], value: 'ipvs' },
          { path: ['cluster', 'proxy', 'extraArgs', 'ipvs-strict-arp'], value: 'true' },
        ],
      },
    ],
  },
  'charmed-kubernetes': {
    title: 'Charmed Kubernetes',
    configMap: 'absent',
    snippets: [
      {
        name: 'charmed-kubernetes',
        where:
          'an overlay of juju deploy --overlay, or juju config APPLICATION proxy-extra-config=VALUE for both applications',
        effect: 'the charms restart kube-proxy by themselves',
        format: 'yaml',
        text: `applications:
  kubernetes-control-plane:
    options:
      proxy-extra-config: '{mode: ipvs, ipvs: {strictARP: true}}'
  kubernetes-worker:
    options:
      proxy-extra-config: '{mode: ipvs, ipvs: {strictARP: true}}'
`,
        sets: ['kubernetes-control-plane', 'kubernetes-worker'].flatMap((application) => {
          const option = ['applications', application, 'options', 'proxy-extra-config'];
          return [
            { path: [...option, 'mode'], value: 'ipvs' },
            { path: [...option, 'ipvs', 'strictARP'], value: true },
          ];
        }),
      },
    ],
  },
  openshift: {
    title: 'OpenShift',
    configMap: 'absent',
    snippets: [
      {
        name: 'openshift',
        versions:
          'network plug-ins that run kube-proxy; with OVN-Kubernetes there is none, and nothing to set',
        where: 'oc patch network.operator.openshift.io cluster --type merge --patch-file FILE',
        effect: 'the operator restarts kube-proxy by itself',
        format: 'yaml',
        text: `spec:
  kubeProxyConfig:
    proxyArguments:
      proxy-mode: [ipvs]
      ipvs-strict-arp: ["true"]
`,
        sets: [
          { path: ['spec', 'kubeProxyConfig', 'proxyArguments', 'proxy-mode', 0], value: 'ipvs' },
          { path: ['spec', 'kubeProxyConfig', 'proxyArguments', 'ipvs-strict-arp', 0], value: 'true' },
        ],
      },
    ],
  },
  k0s: {
    title: 'k0s',
    configMap: 'managed',
    overwrites: 'k0s writes its own settings back',
    snippets: [
      {
        name: 'k0s',
        where: 'the ClusterConfig: /etc/k0s/k0s.yaml on the controllers, or k0s config edit',
        effect: 'k0s restarts kube-proxy by itself; with the file, restart the controllers',
        format: 'yaml',
        text: `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
metadata:
  name: k0s
spec:
  network:
    kubeProxy:
      mode: ipvs
      ipvs:
        strictARP: true
`,
        sets: [
          { path: ['spec', 'network', 'kubeProxy', 'mode'], value: 'ipvs' },
          { path: ['spec', 'network', 'kubeProxy', 'ipvs', 'strictARP'], value: true },
        ],
      },
    ],
  },
  kkp: {
    title: 'Kubermatic KKP',
    configMap: 'managed',
    overwrites: 'KKP writes its own settings back',
    snippets: [
      {
        name: 'kkp',
        where:
          'the Cluster of the seed: kubectl edit cluster. strictArp is true by default where proxyMode is ipvs',
        effect: 'KKP restarts kube-proxy by itself',
        format: 'yaml',
        text: `spec:
  clusterNetwork:
    proxyMode: ipvs
    ipvs:
      strictArp: true
`,
        sets: [
          { path: ['spec', 'clusterNetwork', 'proxyMode'], value: 'ipvs' },
          { path: ['spec', 'clusterNetwork', 'ipvs', 'strictArp'], value: true },
        ],
      },
    ],
  },
} satisfies Record<string, Home>;
