import type { KubeObject } from '../../lib/resource.js';
import { normalize } from '../../test/upstream/normalize.js';
import { same } from './same.js';

/** What a manifest has otherwise than our rendering. `old` is ours, `now` is the manifest's; absent where there is none. */
export interface Difference {
  /** Kind and name. */
  readonly object: string;
  /** Path of the field, items of lists by their names; empty for the object as a whole. */
  readonly field: string;
  readonly old?: string;
  readonly now?: string;
}

type Fields = Record<string, unknown>;

/** The namespace of the manifests, which need not be named. */
export const home = 'metallb-system';

/** Every difference between our objects and those of a manifest, by object. */
export function differences(ours: readonly KubeObject[], theirs: readonly KubeObject[]): Difference[] {
  const [old, now] = [ours, theirs].map(byName);
  return [...new Set([...old!.keys(), ...now!.keys()])].sort().flatMap((object): Difference[] => {
    const [from, to] = [old!.get(object), now!.get(object)];
    if (!from) return [{ object, field: '', now: 'there' }];
    if (!to) return [{ object, field: '', old: 'there' }];
    return compare(normalize(from), normalize(to), '', '').map((leaf) => ({ object, ...leaf }));
  });
}

function nameOf({ kind, metadata: { name, namespace = home } }: KubeObject): string {
  return namespace === home ? `${kind} ${name}` : `${kind} ${name} in ${namespace}`;
}

function byName(objects: readonly KubeObject[]): Map<string, KubeObject> {
  return new Map(objects.map((object) => [nameOf(object), object]));
}

type Leaf = Omit<Difference, 'object'>;

function compare(old: unknown, now: unknown, field: string, key: string): Leaf[] {
  if (same(old, now)) return [];
  const [from, to] = [fieldsOf(old, now, key), fieldsOf(now, old, key)];
  if (!from || !to) return [leaf(old, now, field)];
  const parts = [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) => {
    const step = Array.isArray(old) ? `${field}[${name}]` : field ? `${field}.${name}` : name;
    return compare(from[name], to[name], step, Array.isArray(old) ? '' : name);
  });
  // The same parts in another order, in a list whose order says something.
  return parts.length > 0 ? parts : [leaf(Object.keys(from), Object.keys(to), field)];
}

/** Texts are written as they are, unless that hides what they became or were. */
function leaf(old: unknown, now: unknown, field: string): Leaf {
  const isText = [old, now].every((value) => value === undefined || typeof value === 'string');
  const textOf = (value: unknown) => (isText ? String(value) : JSON.stringify(value));
  return {
    field,
    ...(old !== undefined && { old: textOf(old) }),
    ...(now !== undefined && { now: textOf(now) }),
  };
}

/** The parts of `value` by their names; undefined for what is compared as one. */
function fieldsOf(value: unknown, other: unknown, key: string): Fields | undefined {
  if (isMap(value) && isMap(other)) return value;
  if (!Array.isArray(value) || !Array.isArray(other)) return undefined;
  const naming = namings(key).find((one) => [value, other].every((list) => areUnique(list.map(one))));
  return naming && Object.fromEntries(value.map((item) => [naming(item), item]));
}

type Naming = (item: unknown) => string | undefined;

const field =
  (name: string): Naming =>
  (item) =>
    isMap(item) && item[name] !== undefined ? String(item[name]) : undefined;

/** A flag is the part of an argument before its value. */
const flag: Naming = (item) => (typeof item === 'string' ? item.split('=')[0] : undefined);

/** A rule of a role by what it is about. */
const ruleOn =
  (...names: string[]): Naming =>
  (item) =>
    isMap(item)
      ? names
          .flatMap((name) => (item[name] as string[] | undefined)?.map((one) => one || '""') ?? [])
          .join(' ')
      : undefined;

const what = ['apiGroups', 'resources', 'nonResourceURLs'];

/** How the items of a list are told apart: the first way that gives each a name of its own. */
function namings(key: string): readonly Naming[] {
  if (key === 'args') return [flag];
  if (key === 'rules') return [ruleOn(...what), ruleOn(...what, 'resourceNames')];
  if (key === 'volumeMounts') return [field('mountPath')];
  return [field('name'), field('key'), field('port')];
}

function areUnique(names: readonly (string | undefined)[]): boolean {
  return !names.includes(undefined) && new Set(names).size === names.length;
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
