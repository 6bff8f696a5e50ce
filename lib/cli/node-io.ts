import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compareText } from '../finding.js';
import type { Io } from './io.js';

/** The real file system, streams and programs. */
export const nodeIo: Io = {
  read: (path) => readFileSync(path),
  stdin: readStdin,
  list(path) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    return readdirSync(path)
      .sort(compareText)
      .map((name) => ({
        name,
        folder: statSync(`${path}/${name}`, { throwIfNoEntry: false })?.isDirectory() ?? false,
      }));
  },
  write(path, bytes) {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, bytes);
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  },
  remove: (path) => rmSync(path, { force: true }),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  exec: (program, args) =>
    process
      .getBuiltinModule('node:child_process')
      .execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 30 }),
};

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
