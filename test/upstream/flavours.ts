import type { Flavour } from '../../lib/metallb/flavour.js';
import { backends, isSince, releases } from '../../lib/metallb/releases.js';

/** Every flavour that MetalLB publishes, and the name of its manifest. */
export const flavours: readonly (Flavour & { readonly file: string })[] = releases.flatMap((release) =>
  backends
    .filter((backend) => backend !== 'frr-k8s' || isSince(release, '0.14.0'))
    .flatMap((backend) =>
      [false, true].map((prometheus) => ({
        release,
        backend,
        prometheus,
        namespace: 'metallb-system',
        file: `metallb-${backend}${prometheus ? '-prometheus' : ''}.yaml`,
      })),
    ),
);
