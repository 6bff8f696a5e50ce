import type { View } from '../view.js';

/** Interfaces left out by the published manifests (facts of `metallb-excludel2`): all that start so, but `lo` itself. */
const prefixes = [
  'docker',
  'cbr',
  'dummy',
  'virbr',
  'lxcbr',
  'veth',
  'cali',
  'tunl',
  'flannel',
  'kube-ipvs',
  'cni',
];
const later = [
  { prefix: 'nodelocaldns', since: '0.13.10' },
  { prefix: 'lxc', since: '0.15.3' },
];

/** Tells which interfaces the speakers leave out, by the list that the release is published with. */
export function excludedInterfaces(view: View): (name: string) => boolean {
  const known = [
    ...prefixes,
    ...later.filter(({ since }) => view.isSince(since)).map(({ prefix }) => prefix),
  ];
  return (name) => name === 'lo' || known.some((prefix) => name.startsWith(prefix));
}
