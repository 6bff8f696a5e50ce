/** Everything the commands touch outside of themselves, so that a test can hand them a made-up world. */
export interface Io {
  /** Content of a file. Throws the file system's error (`ENOENT`, `EISDIR`, ...). */
  read(path: string): Uint8Array;
  /** Standard input to its end. */
  stdin(): Promise<Uint8Array>;
  /** Names in a folder, sorted; undefined when `path` is no folder. */
  list(path: string): readonly Entry[] | undefined;
  /** Writes a file in one step, with the folders above it: readers see the old bytes or the new ones. */
  write(path: string, bytes: string | Uint8Array): void;
  remove(path: string): void;
  out(text: string): void;
  err(text: string): void;
  /** Standard output of a program; throws when it cannot be run or fails. */
  exec(program: string, args: readonly string[]): Uint8Array;
}

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  readonly folder: boolean;
}

/** A problem that keeps a command from doing its work: message and remedy for standard error, exit code 2. */
export class Unable extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
