import { type Io, Unable } from './io.js';

/**
 * Content of a file the user named.
 *
 * @throws Unable when it cannot be read; `missing` is the remedy where there is no such file
 */
export function readFile(io: Io, file: string, missing = 'check the path'): Uint8Array {
  try {
    return io.read(file);
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException, missing);
  }
}

const reasons: Readonly<Record<string, [reason: string, remedy: string]>> = {
  EISDIR: ['it is a folder', 'name a file in it'],
  EACCES: ['reading it is not permitted', 'check its permissions'],
};

function unreadable(file: string, error: NodeJS.ErrnoException, missing: string): Unable {
  if (error.code === 'ENOENT') return new Unable(`cannot read ${file}: there is no such file`, missing);
  const [reason, remedy] = reasons[error.code ?? ''] ?? [error.message, 'check the path and the disk'];
  return new Unable(`cannot read ${file}: ${reason}`, remedy);
}
