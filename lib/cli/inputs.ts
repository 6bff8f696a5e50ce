import { joined, type Manifests, readManifests } from '../manifests/read.js';
import { readFile } from './files.js';
import type { Io } from './io.js';

/** A file that somebody named, or that stands in a folder somebody named. */
export interface Input {
  /** How findings name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Whether it was only found, in a folder. */
  readonly found?: boolean;
}

/** The files at `paths`: folders stand for the YAML and JSON files in and below them, `-` for standard input. */
export async function readInputs(io: Io, paths: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ file: '<stdin>', bytes: await io.stdin() });
    else {
      const files = filesAt(io, path);
      const found = files.length !== 1 || files[0] !== path;
      for (const file of files) inputs.push({ file, bytes: readFile(io, file), ...(found && { found }) });
    }
  }
  return inputs;
}

function filesAt(io: Io, path: string): string[] {
  const entries = io.list(path);
  if (!entries) return [path];
  return entries.flatMap(({ name, folder }) => {
    if (folder) return name === 'node_modules' || name.startsWith('.') ? [] : filesAt(io, below(path, name));
    return /\.(ya?ml|json)$/.test(name) ? [below(path, name)] : [];
  });
}

function below(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The objects of all manifests among `inputs`. */
export function manifestsOf(inputs: readonly Input[]): Manifests {
  return joined(inputs.map(({ bytes, file }) => readManifests(bytes, file)));
}
