import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configJsonSchema } from '../../lib/config/json-schema.js';

const file = new URL('../../schema/cluster.schema.json', import.meta.url);

test('schema/ is what the config says; npm run schema makes it anew', () => {
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
});

test('every key has a description for the editor', () => {
  const bare: string[] = [];
  const walk = (schema: unknown, path: string) => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {}, ...rest } = schema as { properties?: Record<string, { description?: string }> };
    for (const [name, child] of Object.entries(properties)) {
      if (!child.description) bare.push(`${path}.${name}`);
      walk(child, `${path}.${name}`);
    }
    for (const child of Object.values(rest)) walk(child, path);
  };
  walk(configJsonSchema(), '');
  expect(bare).toEqual([]);
});
