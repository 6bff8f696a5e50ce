import { groupOf, type KubeObject } from '../resource.js';

/** What a tool is to bring into a cluster. */
export interface Delivery {
  /** Name of the cluster. */
  readonly name: string;
  /** Namespace of MetalLB. */
  readonly namespace: string;
  readonly objects: readonly KubeObject[];
}

/** Groups of what configures MetalLB and frr-k8s. */
const configGroups: readonly string[] = ['metallb.io', 'frrk8s.metallb.io'];

/** Whether an object is a custom resource that the webhooks judge. */
export function isConfig(object: KubeObject): boolean {
  return configGroups.includes(groupOf(object));
}

/** Stands for the repository that `dist/` is committed to. */
export const repository = 'https://git.example/REPOSITORY.git';
