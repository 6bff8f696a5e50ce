import type { KubeObject } from '../resource.js';
import type { World } from '../world.js';

/** What is compared: a config, a rendered folder, any manifests, or the dump of a cluster. */
export interface Side {
  readonly world: World;
  /** The objects that are applied, or that a dump shows in the cluster. */
  readonly rendered: readonly KubeObject[];
}
