/** What a cluster can be made with, as far as it decides where kube-proxy's settings live. */
export const distributions = [
  'kubeadm',
  'kubespray',
  'kind',
  'k3s',
  'rke2',
  'talos',
  'microk8s',
  'canonical-kubernetes',
  'charmed-kubernetes',
  'kops',
  'rke1',
  'openshift',
  'eks-anywhere',
  'eks',
  'kubekey',
  'kubeasz',
  'k0s',
  'kubeone',
  'kkp',
] as const;

export type Distribution = (typeof distributions)[number];
