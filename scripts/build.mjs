// Makes build/: the command line with everything it needs and V8's cache of its compiled code, and the package with its types.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('build', { recursive: true, force: true });
mkdirSync('build');

const shared = { bundle: true, platform: 'node', target: 'node20', legalComments: 'none' };

await build({
  ...shared,
  entryPoints: ['lib/cli/bin.ts'],
  outfile: 'build/cli.cjs',
  format: 'cjs',
  minify: true,
  keepNames: true,
});
// The cached script is one function expression, so that V8 keeps what is compiled inside it.
const body = readFileSync('build/cli.cjs', 'utf8');
writeFileSync('build/cli.cjs', `(function(require,module,exports,__dirname,__filename){${body}\n})`);

copyFileSync('scripts/launcher.cjs', 'build/bin.cjs');
chmodSync('build/bin.cjs', 0o755);
execFileSync(process.execPath, ['scripts/warm-up.mjs'], { stdio: 'inherit' });

// The package: what other cdk8s apps import. Its dependencies stay theirs, so that there is one cdk8s in an app.
await build({
  ...shared,
  entryPoints: ['lib/index.ts'],
  outfile: 'build/index.js',
  format: 'esm',
  packages: 'external',
});
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
