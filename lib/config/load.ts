import type { Path, Position } from '../finding.js';
import type { Config } from './schema.js';

/** A config that was read without an error, and the text it came from. */
export interface Loaded {
  readonly config: Config;
  /** The file as it was named to us. */
  readonly file: string;
  /** Where the value at `path` stands; the nearest ancestor that is written when the value itself is a default. */
  at(path: Path): Position | undefined;
  /** A file the config names, by its path relative to the config; undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
}
