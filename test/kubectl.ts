import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where `npm run e2e:binaries` keeps what it builds. */
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-metallb');

/** A kubectl of this machine: that of `KUBEBUILDER_ASSETS`, of the PATH, or of the end-to-end tests. */
export const kubectl = [
  process.env.KUBEBUILDER_ASSETS,
  ...(process.env.PATH ?? '').split(delimiter),
  ...(existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : []),
]
  .filter((folder) => folder)
  .map((folder) => join(folder as string, 'kubectl'))
  .find((file) => existsSync(file));

/** What an object becomes when kubectl merges a patch into it; no server is asked. */
export function patchLocally(object: object, patchFile: string, type: 'strategic' | 'merge'): object {
  const args = ['patch', '--local', '-f', '-', '--type', type, '--patch-file', patchFile, '-o', 'json'];
  const run = spawnSync(kubectl as string, args, { input: JSON.stringify(object), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
