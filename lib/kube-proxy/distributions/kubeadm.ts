import type { Home } from './home.js';

const conf = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: ipvs
ipvs:
  strictARP: true
`;

/** What kubeadm sets up underneath: the ConfigMap is what kube-proxy reads. */
export const kubeadmHomes = {
  kubeadm: {
    title: 'kubeadm',
    configMap: 'kept',
    snippets: [
      {
        name: 'kubeadm',
        where:
          'a document of its own in the file of kubeadm init --config, for a cluster that is still to be made',
        effect: 'a cluster that runs is changed in its ConfigMap: upgrades keep what stands there',
        format: 'yaml',
        text: conf,
        sets: [
          { path: ['mode'], value: 'ipvs' },
          { path: ['ipvs', 'strictARP'], value: true },
        ],
      },
    ],
  },
  kubespray: {
    title: 'kubespray',
    configMap: 'kept',
    overwrites:
      "upgrade-cluster.yml (kubespray 2.28 and newer) writes the inventory's value over the patched one",
    snippets: [
      {
        name: 'kubespray',
        where: 'group_vars/k8s_cluster/k8s-cluster.yml of the inventory',
        effect: 'it counts from the next run of cluster.yml for a new cluster, or of upgrade-cluster.yml',
        format: 'yaml',
        text: 'kube_proxy_mode: ipvs\nkube_proxy_strict_arp: true\n',
        sets: [
          { path: ['kube_proxy_mode'], value: 'ipvs' },
          { path: ['kube_proxy_strict_arp'], value: true },
        ],
      },
    ],
  },
  kind: {
    title: 'kind',
    configMap: 'kept',
    snippets: [
      {
        name: 'kind',
        where: 'the file of kind create cluster --config',
        effect: 'create the cluster anew, or patch the ConfigMap of the one that runs',
        format: 'yaml',
        text: `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
networking:
  kubeProxyMode: ipvs
kubeadmConfigPatches:
  - |
    apiVersion: kubeproxy.config.k8s.io/v1alpha1
    kind: KubeProxyConfiguration
    ipvs:
      strictARP: true
`,
        sets: [
          { path: ['networking', 'kubeProxyMode'], value: 'ipvs' },
          { path: ['kubeadmConfigPatches', 0, 'ipvs', 'strictARP'], value: true },
        ],
      },
    ],
  },
  'eks-anywhere': {
    title: 'EKS Anywhere',
    configMap: 'kept',
    snippets: [
      {
        name: 'eks-anywhere',
        where:
          '/etc/sysctl.d/90-strict-arp.conf in the image of the nodes. The Cluster has no field for strict ARP: patch the ' +
          'ConfigMap, or set the sysctls that strict ARP would set',
        effect: 'sysctl --system, or a restart of the node',
        format: 'flags',
        text: 'net.ipv4.conf.all.arp_ignore=1\nnet.ipv4.conf.all.arp_announce=2\n',
        sets: [
          { path: ['net.ipv4.conf.all.arp_ignore'], value: '1' },
          { path: ['net.ipv4.conf.all.arp_announce'], value: '2' },
        ],
      },
    ],
  },
  kubekey: {
    title: 'KubeKey',
    configMap: 'kept',
    snippets: [
      {
        name: 'kubekey',
        versions: 'KubeKey 4',
        where: 'the file of kk create cluster -c',
        effect: 'it counts for a cluster that is still to be made; patch the ConfigMap of one that runs',
        format: 'yaml',
        text: `apiVersion: kubekey.kubesphere.io/v1
kind: Config
spec:
  kubernetes:
    kube_proxy:
      mode: ipvs
      config:
        ipvs:
          strictARP: true
`,
        sets: [
          { path: ['spec', 'kubernetes', 'kube_proxy', 'mode'], value: 'ipvs' },
          { path: ['spec', 'kubernetes', 'kube_proxy', 'config', 'ipvs', 'strictARP'], value: true },
        ],
      },
      {
        name: 'kubekey-3',
        versions: 'KubeKey 3',
        where: 'the file of kk create cluster -f; the ipvs given there replaces the default one as a whole',
        effect: 'it counts for a cluster that is still to be made; patch the ConfigMap of one that runs',
        format: 'yaml',
        text: `apiVersion: kubekey.kubesphere.io/v1alpha2
kind: Cluster
spec:
  kubernetes:
    proxyMode: ipvs
    kubeProxyConfiguration:
      ipvs:
        strictARP: true
`,
        sets: [
          { path: ['spec', 'kubernetes', 'proxyMode'], value: 'ipvs' },
          { path: ['spec', 'kubernetes', 'kubeProxyConfiguration', 'ipvs', 'strictARP'], value: true },
        ],
      },
    ],
  },
  kubeone: {
    title: 'KubeOne',
    configMap: 'kept',
    snippets: [
      {
        name: 'kubeone',
        where: 'the KubeOneCluster, kubeone.yaml',
        effect: 'it counts for a cluster that is still to be made; patch the ConfigMap of one that runs',
        format: 'yaml',
        text: `clusterNetwork:
  kubeProxy:
    ipvs:
      strictARP: true
`,
        sets: [{ path: ['clusterNetwork', 'kubeProxy', 'ipvs', 'strictARP'], value: true }],
      },
    ],
  },
} satisfies Record<string, Home>;
