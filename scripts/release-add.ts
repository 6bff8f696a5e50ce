// Adds a release of MetalLB: records its CRDs, puts it into the table of releases, says what else it takes, and writes
// imports/ again. Run it again for the newest release to see what is left to do.
//
//   npm run release:add -- TAG FOLDER
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRelease } from './release/add.js';
import { readManifests } from './release/manifests.js';
import { tree, writeTree } from './release/tree.js';

function textsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => /^metallb-.*\.yaml$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function main([tag, folder, ...rest]: readonly string[]): void {
  if (!tag || !folder || rest.length > 0)
    throw new Error('usage: npm run release:add -- TAG FOLDER\nFOLDER holds the release as metallb-*.yaml');
  const added = addRelease(tree, tag, readManifests(textsIn(folder)));
  writeTree(added.tree);
  process.stdout.write(added.report);
  // What it says goes to stderr, which leaves stdout to the report.
  execFileSync('npm', ['run', '--silent', 'import'], { stdio: ['ignore', 2, 2] });
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
