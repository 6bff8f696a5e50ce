// Writes lib/metallb/crds/newest.json: the structure of the CRDs in an upstream manifest, without its prose.
//
//   npx tsx scripts/crds.ts MANIFEST...
import { readFileSync, writeFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { structureOf } from '../lib/metallb/crds/structure.js';
import type { KubeObject } from '../lib/resource.js';

const files = process.argv.slice(2);
const objects = files.flatMap((file) => loadAll(readFileSync(file, 'utf8')) as KubeObject[]);
const crds = new Map(
  objects
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map((crd) => [crd.metadata.name, structureOf(crd)]),
);
const sorted = [...crds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, crd]) => crd);
writeFileSync('lib/metallb/crds/newest.json', `${JSON.stringify(sorted, undefined, 1)}\n`);
