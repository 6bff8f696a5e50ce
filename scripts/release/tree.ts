import { readFileSync, writeFileSync } from 'node:fs';
import type { Crd } from '../../lib/metallb/crds/crds.js';
import newest from '../../lib/metallb/crds/newest.json' with { type: 'json' };
import recorded from '../../lib/metallb/crds/recorded.json' with { type: 'json' };
import { releases } from '../../lib/metallb/releases.js';
import type { Tree } from './add.js';

/** The tree as it is. */
export const tree = { releases, newest, recorded } as unknown as Tree;

const folder = 'lib/metallb';

/** Writes what became of the tree. */
export function writeTree({ releases, newest, recorded }: Tree): void {
  const table = `${folder}/releases.ts`;
  writeFileSync(table, releasesText(readFileSync(table, 'utf8'), releases));
  writeFileSync(`${folder}/crds/newest.json`, jsonText(newest));
  writeFileSync(`${folder}/crds/recorded.json`, jsonText(recorded));
}

/** The source of the releases with its table exchanged. The last one is the newest. */
export function releasesText(source: string, releases: readonly string[]): string {
  const rows = releases.map((release) => `  '${release}',\n`).join('');
  return source
    .replace(/(export const releases = \[\n)[^\]]*/, `$1${rows}`)
    .replace(/(export const newestRelease: Release = )'[^']*'/, `$1'${releases.at(-1)}'`);
}

const jsonText = (value: readonly (Crd | unknown)[]) => `${JSON.stringify(value, undefined, 1)}\n`;
