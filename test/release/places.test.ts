import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { newestRelease } from '../../lib/metallb/releases.js';
import { placeOf, places } from '../../scripts/release/places.js';
import { flavours } from '../upstream/flavours.js';

test.each(places)('$table is in $file', ({ file, table }) => {
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`(const|function) ${table}\\b`));
});

test('whatever the newest release has comes from a place we know', () => {
  const objects = flavours.filter(({ release }) => release === newestRelease).flatMap(metallbObjects);
  const names = new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  const lost = [...names].filter(
    (object) => placeOf({ object, field: 'metadata', old: 'a', now: 'b' }).table === 'metallbObjects',
  );
  expect(lost).toEqual([]);
});
