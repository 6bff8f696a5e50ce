import type { Entry, Io } from '../lib/cli/io.js';

/** A file system and streams in memory. */
export class MemoryIo implements Io {
  readonly files = new Map<string, string>();
  stdout = '';
  stderr = '';
  input = '';

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  read(path: string): Uint8Array {
    const text = this.files.get(path.replace(`${process.cwd()}/`, ''));
    if (text === undefined)
      throw Object.assign(new Error(path), { code: this.list(path) ? 'EISDIR' : 'ENOENT' });
    return new TextEncoder().encode(text);
  }

  async stdin(): Promise<Uint8Array> {
    return new TextEncoder().encode(this.input);
  }

  list(path: string): Entry[] | undefined {
    const inside = [...this.files.keys()].filter((file) => file.startsWith(`${path}/`));
    if (inside.length === 0) return undefined;
    const names = new Map(inside.map((file) => [file.slice(path.length + 1).split('/')[0] as string, file]));
    return [...names].sort().map(([name, file]) => ({ name, folder: file !== `${path}/${name}` }));
  }

  write(path: string, bytes: string | Uint8Array): void {
    this.files.set(path, typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));
  }

  remove(path: string): void {
    this.files.delete(path);
  }

  out = (text: string) => {
    this.stdout += text;
  };

  err = (text: string) => {
    this.stderr += text;
  };

  exec(): Uint8Array {
    throw new Error('no programs here');
  }

  /** The files below a folder, by name. */
  below(folder: string): Record<string, string> {
    const inside = [...this.files].filter(([path]) => path.startsWith(`${folder}/`));
    return Object.fromEntries(inside.map(([path, text]) => [path.slice(folder.length + 1), text]));
  }
}
