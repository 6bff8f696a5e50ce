import { type Io, Unable } from './io.js';

/** Content of a file the user named. */
export function readFile(io: Io, file: string): Uint8Array {
  try {
    return io.read(file);
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}

const reasons: Readonly<Record<string, [reason: string, remedy: string]>> = {
  ENOENT: ['there is no such file', 'check the path; cdk8s-metallb init writes a first config'],
  EISDIR: ['it is a folder', 'name a file in it'],
  EACCES: ['reading it is not permitted', 'check its permissions'],
};

function unreadable(file: string, error: NodeJS.ErrnoException): Unable {
  const [reason, remedy] = reasons[error.code ?? ''] ?? [error.message, 'check the path and the disk'];
  return new Unable(`cannot read ${file}: ${reason}`, remedy);
}
