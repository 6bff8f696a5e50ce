import { relative } from 'node:path';
import { type Entry, type Io, Unable } from './io.js';

/** A folder or file as a Git revision has it. */
export interface Revision {
  /** Reads files of the revision; everything else goes on as before. */
  readonly io: Io;
  readonly path: string;
}

/**
 * `REVISION:PATH` as Git understands it (a path is relative to the root of the repository, or to here when it starts with
 * `./`), or a revision alone, which stands for its `./dist`.
 *
 * @throws Unable when there is no Git, no repository, no such revision, or no such path in it
 */
export function openRevision(io: Io, name: string): Revision {
  const [revision = '', path = './dist'] = splitAt(name, name.indexOf(':'));
  if (revision === '' || revision.startsWith('-')) throw missing(name);
  verify(io, name, revision);
  const object = (file: string) => `${revision}:${file}`;
  if (!succeeds(io, ['cat-file', '-e', object(path)]))
    throw new Unable(
      `revision ${revision} has no ${path}`,
      'name a path that the revision has: REVISION:PATH',
    );
  const inside = (file: string) => (file.startsWith('/') ? relative(process.cwd(), file) : file);
  return {
    path,
    io: {
      ...io,
      read: (file) => io.exec('git', ['cat-file', 'blob', object(inside(file))]),
      list: (folder) => entries(io, object(folder)),
    },
  };
}

function splitAt(text: string, at: number): string[] {
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function verify(io: Io, name: string, revision: string): void {
  try {
    io.exec('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Unable(
        `there is no ${name} here, and no git to look for a revision of that name`,
        'check the path, or install git',
      );
    const outside = !succeeds(io, ['rev-parse', '--git-dir']);
    throw outside
      ? new Unable(
          `there is no ${name} here, and this is no Git repository`,
          'check the path, or run this in the repository',
        )
      : missing(name);
  }
}

function missing(name: string): Unable {
  return new Unable(
    `there is no file, folder or Git revision ${name}`,
    'name a path, a revision, or REVISION:PATH; a shallow clone has few revisions: git fetch --unshallow',
  );
}

function succeeds(io: Io, args: readonly string[]): boolean {
  try {
    io.exec('git', args);
    return true;
  } catch {
    return false;
  }
}

/** Names in a tree, sorted; undefined when it is a file, or nothing. */
function entries(io: Io, object: string): Entry[] | undefined {
  try {
    const lines = new TextDecoder().decode(
      io.exec('git', ['ls-tree', '-z', '--full-tree', '--end-of-options', object]),
    );
    return lines
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [facts = '', name = ''] = splitAt(line, line.indexOf('\t'));
        return { name, folder: facts.split(' ')[1] === 'tree' };
      });
  } catch {
    return undefined;
  }
}
