import { KubeNamespace } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { Flavour } from './flavour.js';

const modes = ['audit', 'enforce', 'warn'];

/** MetalLB's namespace. Speakers use the host network and raw sockets, which Pod Security admits as `privileged` only. */
export function namespaceObject({ namespace }: Flavour): object {
  const labels = Object.fromEntries(
    modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, 'privileged']),
  );
  return KubeNamespace.manifest({ metadata: { name: namespace, labels } });
}
