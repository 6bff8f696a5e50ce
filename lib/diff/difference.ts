import { inApplyOrder } from '../apply-order.js';
import { compareText, type ObjectRef } from '../finding.js';
import type { Release } from '../metallb/releases.js';
import { isLive, refOf } from '../resource.js';
import { type Leftover, leftovers } from './leftovers.js';
import { differingPaths, type Pair, pairsOf } from './objects.js';
import { refusedFor, type ServiceChange, serviceChanges } from './services.js';
import { type SessionChange, sessionChanges } from './sessions.js';
import type { Side } from './side.js';
import { transition } from './transition.js';
import { type ImageChange, imageChanges, type WorkloadChange, workloadChanges } from './workloads.js';

/** The blast radius of a change, in the terms of those who run the cluster. */
export interface Difference {
  /** The release that runs afterwards, and decides what is kept. */
  readonly release: Release;
  readonly services: readonly ServiceChange[];
  /** Services for whose addresses a release until 0.13.12 refuses the new pools: then none of `services` happens. */
  readonly refusedFor: readonly string[];
  readonly sessions: readonly SessionChange[];
  readonly announcements: readonly AnnouncementChange[];
  readonly workloads: readonly WorkloadChange[];
  readonly images: readonly ImageChange[];
  /** Files of `patches/` and `host/` that are new or differ, and are applied by hand. */
  readonly handouts: readonly string[];
  /** Objects that are no longer applied, dependents first: the order to delete them in. */
  readonly vanished: readonly ObjectRef[];
  readonly leftovers: readonly Leftover[];
}

/** An object that decides what is announced, and how. */
export interface AnnouncementChange {
  readonly object: ObjectRef;
  readonly change: 'added' | 'changed' | 'removed';
  /** Fields of its spec that differ. */
  readonly because: readonly string[];
}

const announcing = ['L2Advertisement', 'BGPAdvertisement', 'BFDProfile', 'Community'];

/** What happens when `next` is applied to a cluster that runs `old`. */
export function difference(old: Side, next: Side): Difference {
  const pairs = pairsOf(old.rendered, next.rendered);
  const change = transition(old.world, next.world);
  const gone = pairs.flatMap(({ before, after }) => (before && !after && !isLive(before) ? [before] : []));
  return {
    release: next.world.release,
    services: serviceChanges(change),
    refusedFor: refusedFor(change),
    sessions: sessionChanges(old.world, next.world),
    announcements: pairs.flatMap(announcementChange),
    workloads: workloadChanges(pairs, next.world),
    images: imageChanges(pairs),
    handouts: handoutChanges(old, next),
    vanished: inApplyOrder(gone).reverse().map(refOf),
    leftovers: leftovers(old.world, next.world),
  };
}

function announcementChange({ ref, before, after }: Pair): AnnouncementChange[] {
  if (!announcing.includes(ref.kind) || !ref.apiVersion.startsWith('metallb.io/')) return [];
  if (!before) return [{ object: ref, change: 'added', because: [] }];
  if (!after) return [{ object: ref, change: 'removed', because: [] }];
  const because = differingPaths(before.spec ?? {}, after.spec ?? {});
  return because.length > 0 ? [{ object: ref, change: 'changed', because }] : [];
}

function handoutChanges({ world: old }: Side, { world: next }: Side): string[] {
  const before = new Map(old.handouts.map(({ file }) => [file?.name, file?.text]));
  return next.handouts
    .flatMap(({ file }) => (file && before.get(file.name) !== file.text ? [file.name] : []))
    .sort(compareText);
}
