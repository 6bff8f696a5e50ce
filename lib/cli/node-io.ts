import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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
  out: (text) => print(1, text),
  err: (text) => print(2, text),
  exec: (program, args) =>
    process
      .getBuiltinModule('node:child_process')
      .execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 30 }),
};

/**
 * Writes to an open file of the process, all of it before the next line runs. Node's own streams take longer to load than a
 * small config to be judged. A reader that went away, as `head` does, wants no more; one that is slow is waited for.
 */
function print(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0)
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
