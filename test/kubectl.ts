import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A kubectl of this machine: that of the test bed (`KUBEBUILDER_ASSETS`), or the one on the PATH. */
export const kubectl = [process.env.KUBEBUILDER_ASSETS, ...(process.env.PATH ?? '').split(delimiter)]
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
