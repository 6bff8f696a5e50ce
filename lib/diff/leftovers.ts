import { keyOf } from '../allocator/objects.js';
import { compareText } from '../finding.js';
import type { Resource } from '../resource.js';
import type { World } from '../world.js';

/** Annotations that an earlier patch put on a Service, and that no patch takes away. */
export interface Leftover {
  /** `namespace/name`. */
  readonly service: string;
  readonly annotations: readonly string[];
}

/** File of the merge patch of a Service, with its namespace and name. */
export const patchName = /^patches\/service\.([^.]+)\.([^.]+)\.patch$/;

/** Services that a World binds by a merge patch, as `namespace/name`. */
export function patchedServices({ handouts }: World): Set<string> {
  const keys = handouts.flatMap(({ file }) => {
    const [, namespace, name] = patchName.exec(file?.name ?? '') ?? [];
    return name === undefined ? [] : [`${namespace}/${name}`];
  });
  return new Set(keys);
}

/** What stays on Services because a merge patch only adds: it is gone from the rendered folder, not from the cluster. */
export function leftovers(old: World, next: World): Leftover[] {
  const [before, after] = [annotations(old), annotations(next)];
  return [...patchedServices(old)].sort(compareText).flatMap((service) => {
    const kept = after.get(service) ?? [];
    const left = (before.get(service) ?? []).filter((name) => !kept.includes(name));
    return left.length > 0 ? [{ service, annotations: left.sort(compareText) }] : [];
  });
}

function annotations(world: World): Map<string, string[]> {
  const services = world.resources.filter(({ object }: Resource) => object.kind === 'Service');
  return new Map(
    services.map(({ object }) => [keyOf(object), Object.keys(object.metadata.annotations ?? {})]),
  );
}
