import { compareVersions } from '../metallb/releases.js';
import type { View } from './view.js';

/** The Kubernetes that holds numbers, and their limits, to the format in their CRD. */
const since = '1.36';

/** The Kubernetes of the cluster, where it is known to hold numbers to the format that their CRD gives them. */
export function strictKubernetes({ world: { cluster } }: View): string | undefined {
  const { kubernetes } = cluster;
  return kubernetes !== undefined && compareVersions(kubernetes, since) >= 0 ? kubernetes : undefined;
}
