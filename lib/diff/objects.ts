import { compareText, type ObjectRef } from '../finding.js';
import { identityOf, isLive, type KubeObject, refOf } from '../resource.js';

/** An object before and after a change; one of the two may be missing. */
export interface Pair {
  readonly ref: ObjectRef;
  readonly before?: KubeObject;
  readonly after?: KubeObject;
}

/**
 * The objects of two sides, by identity, in the order of kind, namespace and name. One that was read from a cluster is cut to
 * what the other one says: the API server has added defaults to it.
 */
export function pairsOf(before: readonly KubeObject[], after: readonly KubeObject[]): Pair[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort(compareText).map((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    const cut = was && is && isLive(was) && !isLive(is) ? (likewise(was, is) as KubeObject) : was;
    return { ref: refOf((is ?? was) as KubeObject), before: cut, after: is };
  });
}

/** The part of `value` that has a counterpart in `other`. */
function likewise(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other))
    return value.map((item, index) => likewise(item, other[index]));
  if (!isMapping(value) || !isMapping(other)) return value;
  const kept = Object.entries(value).filter(([key]) => key in other);
  return Object.fromEntries(kept.map(([key, item]) => [key, likewise(item, other[key])]));
}

/** Of two objects with one identity the last one counts, as it does when they are applied. */
function byIdentity(objects: readonly KubeObject[]): Map<string, KubeObject> {
  return new Map(objects.map((object) => [identityOf(refOf(object)), object]));
}

/**
 * Where two values differ, as paths: `containers[speaker].image`. Items of a list that have names are matched by name; other
 * lists differ as a whole.
 */
export function differingPaths(before: unknown, after: unknown, path = ''): string[] {
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
    return keys.flatMap((key) =>
      differingPaths(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  const [old, now] = [byName(before), byName(after)];
  if (old && now) {
    const names = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
    const moved = JSON.stringify([...old.keys()]) !== JSON.stringify([...now.keys()]);
    const inside = names.flatMap((name) => differingPaths(old.get(name), now.get(name), `${path}[${name}]`));
    return inside.length === 0 && moved ? [path] : inside;
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.some((item, index) => differingPaths(item, after[index]).length > 0) ? [path] : [];
  return before === after ? [] : [path];
}

function byName(value: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = value.map((item) =>
    isMapping(item) && typeof item.name === 'string' ? item.name : undefined,
  );
  if (names.includes(undefined) || new Set(names).size < names.length) return undefined;
  return new Map(value.map((item, index) => [names[index] as string, item]));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
