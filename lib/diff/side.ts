import type { KubeObject } from '../resource.js';
import type { World } from '../world.js';

/** What is compared: a config, a rendered folder, any manifests, or the dump of a cluster. */
export interface Side {
  readonly world: World;
  /** The objects that are applied, or that a dump shows in the cluster. */
  readonly rendered: readonly KubeObject[];
}

/** Whether an object was read from a cluster: the API server gives every object its uid. */
export function isLive(object: KubeObject): boolean {
  return typeof object.metadata.uid === 'string';
}
