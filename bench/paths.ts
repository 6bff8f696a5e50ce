import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const repository = fileURLToPath(new URL('..', import.meta.url));

/** The bin, as a user's `npx cdk8s-metallb` starts it. */
export const bin = [process.execPath, `${repository}build/bin.cjs`];

/** A command line that runs the bin. */
export function ours(cwd: string, ...words: readonly string[]) {
  return { words: [...bin, ...words], cwd };
}

/** Upstream's own manifest of a release; undefined where there is no copy of it. */
export function upstreamManifest(release: string): string | undefined {
  const path = `${repository}../shared/upstream/${release}/metallb-native.yaml`;
  return existsSync(path) ? path : undefined;
}
