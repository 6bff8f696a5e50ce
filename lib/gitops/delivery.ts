import type { KubeObject } from '../resource.js';

/** What a tool is to bring into a cluster. */
export interface Delivery {
  /** Name of the cluster. */
  readonly name: string;
  /** Namespace of MetalLB. */
  readonly namespace: string;
  readonly objects: readonly KubeObject[];
}

/** Stands for the repository that `dist/` is committed to. */
export const repository = 'https://git.example/REPOSITORY.git';
