import { chartFileNames } from '../apply-order.js';
import { compareText } from '../finding.js';
import type { Io } from './io.js';

/** Files by name relative to the output folder. */
export type Files = ReadonlyMap<string, string>;

/** What publishing did, or would do. */
export interface Published {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes `dir` hold `files`: writes what differs, removes stale files of our own names, and touches nothing else there.
 * Readers of a file see its old bytes or its new ones.
 */
export function publish(io: Io, dir: string, files: Files): Published {
  const change = compare(io, dir, files);
  for (const name of change.written) io.write(`${dir}/${name}`, files.get(name) as string);
  for (const name of change.removed) io.remove(`${dir}/${name}`);
  return change;
}

/** What {@link publish} would do, without doing it. */
export function compare(io: Io, dir: string, files: Files): Published {
  return {
    written: [...files.keys()].filter((name) => tryRead(io, `${dir}/${name}`) !== files.get(name)),
    removed: ownFiles(io, dir).filter((name) => !files.has(name)),
  };
}

/** The files in `dir` that an earlier run of ours wrote, by their names: charts, `patches/*.patch` and `host/*.txt`. */
export function ownFiles(io: Io, dir: string): string[] {
  const inFolder = (folder: string, ending: string) =>
    (io.list(`${dir}/${folder}`) ?? [])
      .filter((entry) => !entry.folder && entry.name.endsWith(ending))
      .map(({ name }) => `${folder}/${name}`);
  const charts = (io.list(dir) ?? [])
    .filter(({ name }) => chartFileNames.includes(name))
    .map(({ name }) => name);
  return [...charts, ...inFolder('patches', '.patch'), ...inFolder('host', '.txt')].sort(compareText);
}

/** Text of a file; undefined when there is none. */
export function tryRead(io: Io, path: string): string | undefined {
  try {
    return new TextDecoder().decode(io.read(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
