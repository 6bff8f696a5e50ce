import { allocate } from '../allocator/allocate.js';
import { keyOf } from '../allocator/objects.js';
import type { Allocation } from '../allocator/outcome.js';
import { type Gap, isHeld } from '../plan/plan.js';
import { planOf } from '../plan/plan-of.js';
import { isLive, type KubeObject, type Resource, refOf } from '../resource.js';
import type { World } from '../world.js';
import { patchedServices } from './leftovers.js';

/** Who has which address before a change, and after it. */
export interface Transition {
  readonly before: Allocation;
  readonly after: Allocation;
  /** Why nobody hears of the address that a Service has, before and after: none of those that are announced. */
  readonly gaps: Readonly<Record<'before' | 'after', ReadonlyMap<string, Gap>>>;
}

/**
 * What the controller does when `next` is applied to a cluster that runs `old`: Services still have their addresses, and it
 * keeps or takes them by the new pools (`convergeBalancer`, metallb: controller/service.go, v0.16.1).
 */
export function transition(old: World, next: World): Transition {
  const before = allocate(old);
  const world = { ...next, resources: afterApply(old, next, before) };
  const after = allocate(world);
  return { before, after, gaps: { before: gapsIn(old, before), after: gapsIn(world, after) } };
}

function gapsIn(world: World, allocation: Allocation): ReadonlyMap<string, Gap> {
  const services = Object.entries(planOf(world, allocation).services);
  return new Map(
    services.flatMap(([key, service]) => {
      const gap = isHeld(service) ? service.announced.gap : undefined;
      return gap ? [[key, gap]] : [];
    }),
  );
}

/**
 * Services that the change does not touch come first: a running controller lets nobody take an address that another one holds,
 * whichever it looks at first.
 */
function afterApply(old: World, next: World, before: Allocation): Resource[] {
  const known = new Set(old.resources.filter(isService).map(textOf));
  const changed = new Set(
    next.resources.filter((resource) => isService(resource) && !known.has(textOf(resource))).map(idOf),
  );
  const resources = [...left(old, next), ...next.resources];
  const inOrder = [false, true].flatMap((wanted) =>
    resources.filter((resource) => changed.has(idOf(resource)) === wanted),
  );
  return inOrder.map((resource) => (isService(resource) ? holding(resource, before) : resource));
}

function textOf({ object: { metadata, spec } }: Resource): string {
  const { name, namespace, labels, annotations } = metadata;
  return JSON.stringify([name, namespace, labels, annotations, spec]);
}

/**
 * What applying `next` leaves as it is: patches that were applied once, since a patch that is no longer rendered takes nothing
 * back; and what a dump shows in the cluster, which nobody deletes.
 */
function left(old: World, next: World): Resource[] {
  const patched = patchedServices(old);
  const named = new Set(next.resources.map(idOf));
  const whole = new Set(next.resources.filter(({ use }) => use !== 'patch').map(idOf));
  const live = next.resources.some(({ object }) => isLive(object));
  const stays = (resource: Resource) =>
    (resource.use === 'patch' && !named.has(idOf(resource))) ||
    (resource.use === 'patch' && isService(resource) && patched.has(keyOf(resource.object))) ||
    (!live && isLive(resource.object));
  return old.resources.filter((resource) => !whole.has(idOf(resource)) && stays(resource));
}

/** The Service with the addresses it got before the change. What a dump says of it is left as it is. */
function holding(resource: Resource, before: Allocation): Resource {
  const { object } = resource;
  const outcome = before.services.get(keyOf(object))?.outcome;
  if (outcome?.kind !== 'assigned' || isLive(object)) return resource;
  const status = { loadBalancer: { ingress: outcome.ips.map((ip) => ({ ip })) } };
  return { ...resource, object: { ...object, status } as KubeObject };
}

function isService({ object }: Resource): boolean {
  return object.kind === 'Service' && object.apiVersion === 'v1';
}

function idOf({ object }: Resource): string {
  const { kind, namespace, name } = refOf(object);
  return `${kind} ${namespace ?? ''} ${name}`;
}
