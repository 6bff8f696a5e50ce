import type { KubeObject, Resource } from '../resource.js';
import type { World } from '../world.js';

/** Namespace of an object that needs one. */
export function namespaceOf(object: KubeObject): string {
  return object.metadata.namespace ?? 'default';
}

/** `namespace/name`, the way people name a Service. */
export function keyOf(object: KubeObject): string {
  return `${namespaceOf(object)}/${object.metadata.name}`;
}

/** MetalLB's own objects of a kind, in its namespace: it reads them nowhere else. Of two with one name the last one counts. */
export function metallbObjects(world: World, kind: string): readonly Resource[] {
  return lastByName(
    world.resources.filter(
      ({ object }) =>
        object.kind === kind &&
        object.apiVersion.startsWith('metallb.io/') &&
        namespaceOf(object) === world.metallb.namespace,
    ),
  );
}

/** Objects of a kind of the core group, of whatever namespace. */
export function coreObjects(world: World, kind: string): readonly Resource[] {
  return lastByName(
    world.resources.filter(({ object }) => object.kind === kind && object.apiVersion === 'v1'),
  );
}

function lastByName(resources: readonly Resource[]): readonly Resource[] {
  const byKey = new Map<string, Resource>();
  for (const resource of resources)
    byKey.set(`${resource.object.metadata.namespace ?? ''}/${resource.object.metadata.name}`, resource);
  return [...byKey.values()];
}
