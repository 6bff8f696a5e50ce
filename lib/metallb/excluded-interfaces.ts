import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, only, pick } from './flavour.js';

export const excludedInterfacesName = 'metallb-excludel2';

/** Interfaces on which layer 2 is never announced, as Go regular expressions. Up to 0.13.10 most were unanchored. */
const patterns = [
  only(
    { until: '0.13.10' },
    'docker.*',
    'cbr.*',
    'dummy.*',
    'virbr.*',
    'lxcbr.*',
    'veth.*',
    'lo',
    '^cali.*',
    '^tunl.*',
  ),
  only({ until: '0.13.10' }, 'flannel.*', 'kube-ipvs.*', 'cni.*', '^nodelocaldns.*'),
  only(
    { since: '0.13.11' },
    '^docker.*',
    '^cbr.*',
    '^dummy.*',
    '^virbr.*',
    '^lxcbr.*',
    '^veth.*',
    '^lo$',
    '^cali.*',
  ),
  only({ since: '0.13.11' }, '^tunl.*', '^flannel.*', '^kube-ipvs.*', '^cni.*', '^nodelocaldns.*'),
  only({ since: '0.15.3' }, '^lxc.*'),
];

/** The ConfigMap that speakers read at their start. */
export function excludedInterfacesObject(flavour: Flavour): object {
  const list = pick(flavour, patterns).map((pattern) => JSON.stringify(pattern));
  return KubeConfigMap.manifest({
    metadata: { name: excludedInterfacesName, namespace: flavour.namespace },
    data: { 'excludel2.yaml': `announcedInterfacesToExclude: [${list.join(', ')}]\n` },
  });
}
