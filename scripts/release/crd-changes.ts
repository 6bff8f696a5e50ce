import type { Crd, Schema, Version } from '../../lib/metallb/crds/crds.js';
import { crdName } from '../../lib/metallb/crds/crds.js';
import type { Change } from '../../lib/metallb/crds/history.js';
import { same } from './same.js';

/** A change of a CRD, and what the changed value is from now on. */
export interface CrdChange {
  readonly change: Change;
  readonly now?: unknown;
}

type Part = Omit<Change, 'since' | 'crd'> & { readonly now?: unknown };

/** What has to be undone in the CRDs `after` to have those of `before` again. `since` is a version without the `v`. */
export function crdChanges(before: readonly Crd[], after: readonly Crd[], since: string): CrdChange[] {
  const [old, young] = [before, after].map((crds) => new Map(crds.map((crd) => [crdName(crd), crd])));
  const names = [...new Set([...old!.keys(), ...young!.keys()])].sort();
  return names.flatMap((crd) =>
    parts(old!.get(crd), young!.get(crd)).map(({ now, ...part }) => ({
      change: { since, crd, ...part },
      ...(now !== undefined && { now }),
    })),
  );
}

/** A CRD whose head changed (names, scope, conversion, the list of versions) is kept as a whole, as it was. */
function parts(old: Crd | undefined, young: Crd | undefined): Part[] {
  if (!old) return [{ now: young }];
  if (!young) return [{ before: old }];
  if (!same(headOf(old), headOf(young))) return [{ before: old, now: young }];
  const changed = young.spec.versions.map((version, index) =>
    versionParts(old.spec.versions[index] as Version, version),
  );
  return changed.includes(undefined) ? [{ before: old, now: young }] : (changed as Part[][]).flat();
}

function headOf({ spec, ...rest }: Crd): object {
  return { ...rest, spec: { ...spec, versions: spec.versions.map(({ name }) => name) } };
}

/** Undefined when fields alone cannot say what changed. */
function versionParts(old: Version, young: Version): Part[] | undefined {
  const { schema: oldSchema, ...oldKeys } = old;
  const { schema, ...keys } = young;
  const { properties: oldFields, ...oldRoot } = oldSchema.openAPIV3Schema;
  const { properties: fields, ...root } = schema.openAPIV3Schema;
  if (
    !same(oldRoot, root) ||
    !same({ ...oldSchema, openAPIV3Schema: {} }, { ...schema, openAPIV3Schema: {} })
  )
    return undefined;
  if (!areNames(oldFields) || !areNames(fields)) return same(oldFields, fields) ? [] : undefined;
  return [...keyParts(oldKeys, keys), ...fieldParts(oldFields, fields, '')].map((part) => ({
    version: young.name,
    ...part,
  }));
}

type Fields = Readonly<Record<string, Schema>>;

/** Whether every name can stand in a dotted path. */
function areNames(fields: Fields | undefined): fields is Fields {
  return fields !== undefined && Object.keys(fields).every((name) => !/[.[\]]/.test(name));
}

function fieldParts(old: Fields, young: Fields, path: string): Part[] {
  return namesOf(old, young).flatMap((name): Part[] => {
    const field = path ? `${path}.${name}` : name;
    const [from, to] = [old[name], young[name]];
    if (!from) return [{ field, now: to }];
    return to ? schemaParts(from, to, field) : [{ field, before: from }];
  });
}

/** What changed in the schema of one field, as deep as the change lies. */
function schemaParts(old: Schema, young: Schema, field: string): Part[] {
  if (same(old, young)) return [];
  const into = {
    properties: areNames(old.properties) && areNames(young.properties),
    items: old.items !== undefined && young.items !== undefined,
  };
  const shallow = (schema: Schema) =>
    Object.fromEntries(Object.entries(schema).filter(([key]) => !into[key as keyof typeof into]));
  return [
    ...keyParts(shallow(old), shallow(young)).map((part) => ({ field, ...part })),
    ...(into.properties ? fieldParts(old.properties as Fields, young.properties as Fields, field) : []),
    ...(into.items ? schemaParts(old.items as Schema, young.items as Schema, `${field}[]`) : []),
  ];
}

function keyParts(old: Readonly<Record<string, unknown>>, young: Readonly<Record<string, unknown>>): Part[] {
  return namesOf(old, young)
    .filter((key) => !same(old[key], young[key]))
    .map((key) => ({
      key,
      ...(old[key] !== undefined && { before: old[key] }),
      ...(young[key] !== undefined && { now: young[key] }),
    }));
}

function namesOf(old: object, young: object): string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].sort();
}
