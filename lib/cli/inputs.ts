import type { Finding } from '../finding.js';
import { readManifests } from '../manifests/read.js';
import type { Resource } from '../resource.js';
import { readFile } from './files.js';
import type { Io } from './io.js';

/** A file that somebody named, or that stands in a folder somebody named. */
export interface Input {
  /** How findings name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files at `paths`: folders stand for the YAML and JSON files in and below them, `-` for standard input. */
export async function readInputs(io: Io, paths: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ file: '<stdin>', bytes: await io.stdin() });
    else for (const file of filesAt(io, path)) inputs.push({ file, bytes: readFile(io, file) });
  }
  return inputs;
}

function filesAt(io: Io, path: string): string[] {
  const entries = io.list(path);
  if (!entries) return [path];
  return entries.flatMap(({ name, folder }) => {
    if (folder) return name === 'node_modules' || name.startsWith('.') ? [] : filesAt(io, `${path}/${name}`);
    return /\.(ya?ml|json)$/.test(name) ? [`${path}/${name}`] : [];
  });
}

/** Whether a file is a config of ours: a first line of text that is a key of ours, and no `apiVersion` or `kind` beside it. */
export function isConfigText(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1 << 20));
  return (
    /^(pools|metallb|kubeProxy|services|peers|network)\s*:/m.test(head) &&
    !/^(apiVersion|kind)\s*:/m.test(head)
  );
}

/** The objects of all manifests among `inputs`. */
export function manifestsOf(inputs: readonly Input[]): { resources: Resource[]; findings: Finding[] } {
  const parts = inputs.map(({ bytes, file }) => readManifests(bytes, file));
  return {
    resources: parts.flatMap((part) => part.resources),
    findings: parts.flatMap((part) => part.findings),
  };
}
