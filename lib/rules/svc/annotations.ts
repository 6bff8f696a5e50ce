import type { Demand } from '../../allocator/demand.js';
import type { Path } from '../../finding.js';
import type { Map_ } from '../read.js';
import { newPrefix, oldPrefix } from '../service-annotations.js';
import type { View } from '../view.js';
import { annotationsOf, served } from './outcomes.js';

/** What a Service can ask of MetalLB. */
export const requests: readonly string[] = ['address-pool', 'loadBalancerIPs', 'allow-shared-ip'];

/** What MetalLB writes itself, and never reads. */
export const written = 'ip-allocated-from-pool';

/** An annotation under one of MetalLB's prefixes. */
export interface ServiceAnnotation {
  readonly demand: Demand;
  readonly prefix: string;
  readonly key: string;
  readonly value: unknown;
  readonly path: Path;
  /** All annotations of the Service. */
  readonly all: Map_;
}

/** The annotations under MetalLB's prefixes of every Service that it serves. */
export function* metallbAnnotations(view: View): Iterable<ServiceAnnotation> {
  for (const { demand } of served(view)) {
    const all = annotationsOf(demand.resource.object);
    for (const [name, value] of Object.entries(all)) {
      const prefix = [newPrefix, oldPrefix].find((one) => name.startsWith(one));
      if (prefix === undefined) continue;
      const path = ['metadata', 'annotations', name];
      yield { demand, prefix, key: name.slice(prefix.length), value, path, all };
    }
  }
}
