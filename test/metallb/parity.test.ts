import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { type KubeObject, refOf } from '../../lib/resource.js';
import { flavours } from '../upstream/flavours.js';
import { canonical, normalize } from '../upstream/normalize.js';

const upstream = new URL('../../../shared/upstream/', import.meta.url);

function byIdentity(objects: readonly KubeObject[]): Record<string, unknown> {
  return Object.fromEntries(objects.map((object) => [canonical(refOf(object)), normalize(object)]));
}

describe.skipIf(!existsSync(upstream))('what is published is what we render', () => {
  test.each(flavours.filter(({ release, file }) => existsSync(new URL(`${release}/${file}`, upstream))))(
    '$release $file',
    (flavour) => {
      const published = loadAll(
        readFileSync(new URL(`${flavour.release}/${flavour.file}`, upstream), 'utf8'),
      );
      expect(byIdentity(metallbObjects(flavour))).toEqual(byIdentity(published as KubeObject[]));
    },
  );
});

// For those who have no copies at hand: the objects of every published manifest, as a checksum each.
test('no flavour changes unnoticed', async () => {
  const lines = flavours.map((flavour) => {
    const objects = byIdentity(metallbObjects(flavour));
    const sum = createHash('sha256').update(canonical(objects)).digest('hex');
    return `${sum}  ${flavour.release} ${flavour.file} ${Object.keys(objects).length}\n`;
  });
  await expect(lines.join('')).toMatchFileSnapshot('../fixtures/metallb/objects.sha256.txt');
});

test.each([
  ['v0.13.10', [24, 30, 25, 31]],
  ['v0.13.12', [24, 30, 25, 31]],
  ['v0.14.0', [24, 30, 25, 31, 41, 48]],
  ['v0.14.3', [23, 29, 24, 30, 40, 47]],
  ['v0.14.4', [24, 30, 25, 31, 41, 48]],
  ['v0.14.8', [24, 30, 25, 31, 41, 48]],
  ['v0.15.2', [25, 31, 26, 32, 43, 50]],
  ['v0.15.3', [26, 32, 27, 33, 46, 53]],
  ['v0.16.0', [26, 32, 27, 33, 47, 54]],
])('%s has %j objects', (release, counts) => {
  const own = flavours.filter((flavour) => flavour.release === release);
  expect(own.map((flavour) => metallbObjects(flavour).length)).toEqual(counts);
});
