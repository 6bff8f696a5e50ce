// Makes build/: the command line with everything it needs and V8's caches of its compiled code, and the package with its types.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lean } from './lean.mjs';
import { makeReady } from './ready.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('build', { recursive: true, force: true });
mkdirSync('build');

const shared = { bundle: true, platform: 'node', target: 'node20', legalComments: 'none' };

await build({
  ...shared,
  plugins: [...lean, await makeReady(shared)],
  entryPoints: ['lib/cli/bin.ts'],
  outfile: 'build/cli.cjs',
  format: 'cjs',
  minify: true,
  define: { 'import.meta.dirname': '__dirname' },
});
// The cached script is one function expression, so that V8 keeps what is compiled inside it.
const body = readFileSync('build/cli.cjs', 'utf8');
// The launcher reads one byte a character. esbuild escapes everything else, but cannot do so in tagged templates.
const foreign = body.split('\n').find((line) => [...line].some((character) => character > '\x7f'));
if (foreign)
  throw new Error(`the bundle has to be ASCII, and has a line that is not: ${foreign.slice(0, 200)}`);
writeFileSync('build/cli.cjs', `(function(require,module,exports,__dirname,__filename){${body}\n})`);

copyFileSync('scripts/launcher.cjs', 'build/bin.cjs');
chmodSync('build/bin.cjs', 0o755);

/** A run of each command, from which V8 learns what to keep. */
const runs = [
  ['synth'],
  ['check', 'cluster.yaml'],
  ['plan', 'cluster.yaml'],
  ['kube-proxy', 'kube-proxy.yaml'],
  ['init', 'project'],
  ['--help'],
];
const { makeReadyTexts } = createRequire(import.meta.url)('../build/bin.cjs');
for (const [name, texts] of await makeReadyTexts()) writeFileSync(`build/ready/${name}.texts.json`, texts);
for (const words of runs)
  execFileSync(process.execPath, ['scripts/warm-up.mjs', ...words], { stdio: 'inherit' });

// The validation plugin, which cdk8s-cli requires by its path.
await build({
  ...shared,
  entryPoints: ['lib/cli/validation.ts'],
  outfile: 'build/validation.cjs',
  format: 'cjs',
  minify: true,
  keepNames: true,
});

// The package: what other cdk8s apps import. Its dependencies stay theirs, so that there is one cdk8s in an app.
await build({
  ...shared,
  entryPoints: ['lib/index.ts'],
  outfile: 'build/index.js',
  format: 'esm',
  packages: 'external',
});
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
