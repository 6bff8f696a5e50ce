import type { Path } from '../finding.js';
import { groupOf } from '../resource.js';
import { coreShapes, metadata, type Shape } from './shapes.js';

/** A value that the API server cannot decode: where it is, what it is, and what it must be. */
export interface Misfit {
  readonly path: Path;
  readonly value: unknown;
  /** `text`, `a number`, ... */
  readonly wanted: string;
}

const nouns: Readonly<Record<string, string>> = {
  text: 'text',
  number: 'a whole number',
  flag: 'true or false',
  port: 'a number or a name',
};

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isSafeInteger(value),
  flag: (value) => typeof value === 'boolean',
  port: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  any: () => true,
};

/** The values of an object that do not decode into what Kubernetes has for its kind. Of custom resources only the metadata counts. */
export function misfits(object: Readonly<Record<string, unknown>>): Misfit[] {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const key = `${groupOf({ apiVersion })}/${kind}`;
  const shape = Object.hasOwn(coreShapes, key) ? coreShapes[key] : undefined;
  return [...walk(object.metadata, metadata, ['metadata']), ...(shape ? walk(object, shape, []) : [])];
}

function* walk(value: unknown, shape: Shape, path: Path): Iterable<Misfit> {
  if (value === undefined || value === null) return;
  if (typeof shape === 'string') {
    if (!types[shape]?.(value)) yield { path, value, wanted: nouns[shape] ?? shape };
  } else if ('list' in shape) {
    if (!Array.isArray(value)) yield { path, value, wanted: 'a list' };
    else for (const [index, item] of value.entries()) yield* walk(item, shape.list, [...path, index]);
  } else if (!isMapping(value)) yield { path, value, wanted: 'a mapping' };
  else if ('map' in shape)
    for (const [key, item] of Object.entries(value)) yield* walk(item, shape.map, [...path, key]);
  else
    for (const [key, inner] of Object.entries(shape.fields))
      if (Object.hasOwn(value, key)) yield* walk(value[key], inner, [...path, key]);
}

/**
 * The value without fields that are null: to the API server they are not there. Parts without such fields stay the very same
 * objects.
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutNulls);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isMapping(value)) return value;
  const entries = Object.entries(value);
  const kept = entries.flatMap(([key, item]): [string, unknown][] =>
    item === null ? [] : [[key, withoutNulls(item)]],
  );
  const same = kept.length === entries.length && kept.every(([key, item]) => item === value[key]);
  return same ? value : Object.fromEntries(kept);
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
