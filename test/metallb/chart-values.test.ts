import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../lib/config/json-schema.js';
import { chartRelease, chartValues } from '../../scripts/chart-values.js';
import { chartValuesPage } from '../../scripts/chart-values-page-text.js';

const values = new URL(`../../../shared/upstream/${chartRelease}/chart-values.yaml`, import.meta.url);

/** Values that the chart's file names in comments, and those that only its templates name. */
const unset = ['controller.command', 'speaker.command', 'speaker.secretName', 'speaker.wanConfig'];

/** Paths of all values; empty maps, lists and null are values too. */
function leaves(value: unknown, path: string): string[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isMap ? Object.entries(value) : [];
  return entries.length === 0
    ? [path]
    : entries.flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
}

describe.skipIf(!existsSync(values))('the chart of MetalLB (skipped without ../shared/upstream)', () => {
  test('has the values of the table, and no others', () => {
    const chart = leaves(load(readFileSync(values, 'utf8')), '');
    expect(chartValues.map(({ value }) => value).sort()).toEqual([...chart, ...unset].sort());
  });
});

test('no value is there twice', () => {
  const names = chartValues.map(({ value }) => value);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

/** Whether a config may have a key: named in the schema, or in a map of which the schema says what it holds. */
function isKey(schema: Schema, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  const { anyOf = [], properties = {}, additionalProperties } = schema;
  if (anyOf.some((one) => isKey(one, [key, ...rest]))) return true;
  const child =
    properties[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  return child !== undefined && Object.keys(child).length > 0 && isKey(child, rest);
}

test('every key of ours is in the schema of a config', () => {
  const schema = configJsonSchema() as Schema;
  const keys = chartValues.flatMap(({ key }) => (key === undefined ? [] : [key]));
  expect(keys.filter((key) => !isKey(schema, ['metallb', ...key.split('.')]))).toEqual([]);
  expect(isKey(schema, ['metallb', 'controller', 'enable'])).toBe(false);
  expect(isKey(schema, ['metallb', 'speaker', 'containers', 'frr', 'resource'])).toBe(false);
});

test('what has no key says why', () => {
  expect(chartValues.filter(({ key, difference }) => key === undefined && !difference)).toEqual([]);
  expect(chartValues.filter(({ key }) => key === undefined).map(({ value }) => value)).toEqual([
    'nameOverride',
    'fullnameOverride',
  ]);
});

test('docs/chart-values.md is what npm run docs:rules prints', () => {
  expect(readFileSync('docs/chart-values.md', 'utf8')).toBe(chartValuesPage());
});
