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

/** What a release leaves alone of itself. */
export const excludedPatterns = (flavour: Flavour): string[] => pick(flavour, patterns);

/** Text of the ConfigMap's only key, in the form that upstream has. */
export function excludedInterfacesText(list: readonly string[]): string {
  const quoted = list.map((pattern) => JSON.stringify(pattern));
  return `announcedInterfacesToExclude: [${quoted.join(', ')}]\n`;
}

/** The ConfigMap that speakers read at their start. */
export function excludedInterfacesObject(flavour: Flavour): object {
  return KubeConfigMap.manifest({
    metadata: { name: excludedInterfacesName, namespace: flavour.namespace },
    data: { 'excludel2.yaml': excludedInterfacesText(excludedPatterns(flavour)) },
  });
}
