import type { Home } from './home.js';

const nodeArguments = `kube-proxy-arg:
  - proxy-mode=ipvs
  - ipvs-strict-arp=true
`;

const nodeArgumentsSet = [
  { path: ['kube-proxy-arg', 0], value: 'proxy-mode=ipvs' },
  { path: ['kube-proxy-arg', 1], value: 'ipvs-strict-arp=true' },
];

/** kube-proxy runs without a ConfigMap: in the node's own process, as a static pod, container or service. */
export const nodeHomes = {
  k3s: {
    title: 'k3s',
    configMap: 'absent',
    snippets: [
      {
        name: 'k3s',
        where: '/etc/rancher/k3s/config.yaml on every node',
        effect: 'systemctl restart k3s on servers, k3s-agent on agents, one node at a time',
        format: 'yaml',
        text: nodeArguments,
        sets: nodeArgumentsSet,
      },
    ],
  },
  rke2: {
    title: 'RKE2',
    configMap: 'absent',
    snippets: [
      {
        name: 'rke2',
        where: '/etc/rancher/rke2/config.yaml on every node',
        effect: 'systemctl restart rke2-server on servers, rke2-agent on agents, one node at a time',
        format: 'yaml',
        text: nodeArguments,
        sets: nodeArgumentsSet,
      },
    ],
  },
  microk8s: {
    title: 'MicroK8s',
    configMap: 'absent',
    snippets: [
      {
        name: 'microk8s',
        where: '/var/snap/microk8s/current/args/kube-proxy on every node, added to what stands there',
        effect: 'snap restart microk8s.daemon-kubelite, one node at a time',
        format: 'flags',
        text: '--proxy-mode=ipvs\n--ipvs-strict-arp=true\n',
        sets: [
          { path: ['--proxy-mode'], value: 'ipvs' },
          { path: ['--ipvs-strict-arp'], value: 'true' },
        ],
      },
    ],
  },
  'canonical-kubernetes': {
    title: 'Canonical Kubernetes',
    configMap: 'absent',
    snippets: [
      {
        name: 'canonical-kubernetes',
        versions:
          'Kubernetes 1.35 and older; from 1.36 on Cilium replaces kube-proxy, and there is nothing to set',
        where: 'the file of k8s bootstrap --file and of k8s join-cluster --file',
        effect: 'it counts for nodes that join from then on',
        format: 'yaml',
        text: `extra-node-kube-proxy-args:
  --proxy-mode: ipvs
  --ipvs-strict-arp: "true"
`,
        sets: [
          { path: ['extra-node-kube-proxy-args', '--proxy-mode'], value: 'ipvs' },
          { path: ['extra-node-kube-proxy-args', '--ipvs-strict-arp'], value: 'true' },
        ],
      },
    ],
  },
  kubeasz: {
    title: 'kubeasz',
    configMap: 'absent',
    snippets: [
      {
        name: 'kubeasz',
        versions: 'kubeasz 3.6.2 and newer',
        where:
          'roles/kube-node/vars/main.yml. It ends up in /var/lib/kube-proxy/kube-proxy-config.yaml on each node',
        effect: 'run the playbook of the nodes again, and systemctl restart kube-proxy on each',
        format: 'yaml',
        text: 'ENABLE_IPVS_STRICT_ARP: true\n',
        sets: [{ path: ['ENABLE_IPVS_STRICT_ARP'], value: true }],
      },
    ],
  },
  rke1: {
    title: 'RKE1',
    configMap: 'absent',
    snippets: [
      {
        name: 'rke1',
        where: 'cluster.yml',
        effect: 'rke up',
        format: 'yaml',
        text: `services:
  kubeproxy:
    extra_args:
      proxy-mode: ipvs
      ipvs-strict-arp: "true"
`,
        sets: [
          { path: ['services', 'kubeproxy', 'extra_args', 'proxy-mode'], value: 'ipvs' },
          { path: ['services', 'kubeproxy', 'extra_args', 'ipvs-strict-arp'], value: 'true' },
        ],
      },
    ],
  },
  kops: {
    title: 'kops',
    configMap: 'absent',
    snippets: [
      {
        name: 'kops',
        where:
          'the Cluster: kops edit cluster. It has no field for strict ARP, so the sysctls are set that strict ARP would set',
        effect: 'kops update cluster --yes and kops rolling-update cluster --yes',
        format: 'yaml',
        text: `spec:
  kubeProxy:
    proxyMode: ipvs
  sysctlParameters:
    - net.ipv4.conf.all.arp_ignore=1
    - net.ipv4.conf.all.arp_announce=2
`,
        sets: [
          { path: ['spec', 'kubeProxy', 'proxyMode'], value: 'ipvs' },
          { path: ['spec', 'sysctlParameters', 0], value: 'net.ipv4.conf.all.arp_ignore=1' },
          { path: ['spec', 'sysctlParameters', 1], value: 'net.ipv4.conf.all.arp_announce=2' },
        ],
      },
    ],
  },
  eks: {
    title: 'Amazon EKS',
    configMap: 'absent',
    snippets: [],
    note: 'Amazon EKS keeps the settings in its add-on, and its own load balancers take the place of MetalLB',
  },
} satisfies Record<string, Home>;
