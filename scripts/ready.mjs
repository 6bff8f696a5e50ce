// Makes the objects of the newest release once, at build time: the commands read them in a fraction of the time.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { lean } from './lean.mjs';

const source = resolve('lib/metallb/objects.ts');
const folder = 'build/ready';

/** A module that makes everything that is rendered for a release. */
const entry = `
export { metallbObjects } from '${source}';
export { backends, newestRelease } from '${resolve('lib/metallb/releases.ts')}';
`;

/** What stands in for `lib/metallb/objects.ts`: it reads what is ready, and makes the rest. */
const reader = (release) => `
import { readFileSync } from 'node:fs';
export function metallbObjects(flavour) {
  const { release, backend, prometheus, namespace } = flavour;
  if (release === '${release}' && namespace === 'metallb-system')
    try {
      return JSON.parse(readFileSync(\`\${__dirname}/ready/\${backend}-\${prometheus}.objects.json\`, 'utf8'));
    } catch {}
  return require('${source}').metallbObjects(flavour);
}
`;

/** Writes `build/ready/`. Returns the plugin for a bundle that reads it. */
export async function makeReady(shared) {
  const outfile = 'build/objects.cjs';
  await build({
    ...shared,
    plugins: lean,
    stdin: { contents: entry, resolveDir: '.' },
    outfile,
    format: 'cjs',
  });
  const { metallbObjects, backends, newestRelease } = createRequire(import.meta.url)(resolve(outfile));
  rmSync(outfile);
  mkdirSync(folder);
  for (const backend of backends)
    for (const prometheus of [false, true]) {
      const flavour = { release: newestRelease, backend, prometheus, namespace: 'metallb-system' };
      writeFileSync(
        `${folder}/${backend}-${prometheus}.objects.json`,
        JSON.stringify(metallbObjects(flavour)),
      );
    }
  return {
    name: 'ready',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/objects\.js$/ }, ({ importer }) =>
        importer.endsWith('lib/metallb/resource.ts') ? { path: 'objects', namespace: 'ready' } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'ready' }, () => ({
        contents: reader(newestRelease),
        resolveDir: resolve('.'),
      }));
    },
  };
}
