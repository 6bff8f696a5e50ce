// Builds what the test bed runs, once for each pinned version, into a cache outside of the tree.
//
//   npm run e2e:binaries
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder, type Module, metallbFolder, modules, oldMetallbFolder } from './folders.js';

function build({ folder, programs }: Module, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const [name, path] of Object.entries(programs)) {
    const file = join(target, name);
    if (existsSync(file)) continue;
    console.log(`building ${name} (a first time takes minutes)`);
    const words = ['build', '-trimpath', '-ldflags', '-s -w', '-o', `${file}.new`, path];
    const { status, error } = spawnSync('go', words, { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error(`go build ${path} failed${error ? `: ${error.message}` : ''}`);
    spawnSync('mv', [`${file}.new`, file]);
  }
}

if (!process.env.KUBEBUILDER_ASSETS)
  for (const one of [modules.etcd, modules.kubernetes]) build(one, assetsFolder);
if (!process.env.METALLB_BIN) build(modules.metallb, metallbFolder);
if (!process.env.METALLB_OLD_BIN) build(modules.oldMetallb, oldMetallbFolder);
console.log(`KUBEBUILDER_ASSETS=${assetsFolder}\nMETALLB_BIN=${metallbFolder}`);
