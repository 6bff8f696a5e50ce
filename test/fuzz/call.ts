import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';
import { type Input, inputAt } from './input.js';

class BytesIo extends MemoryIo {
  constructor(private readonly bytes: Uint8Array) {
    super({ 'input.yaml': '' });
  }

  override read(path: string): Uint8Array {
    return path.endsWith('input.yaml') ? this.bytes : super.read(path);
  }
}

/** What is wrong with how the command line took an input; undefined when nothing is. */
export async function faultOf(index: number): Promise<string | undefined> {
  const { words, bytes }: Input = inputAt(index);
  const io = new BytesIo(bytes);
  try {
    const code = await run(words, io);
    return faultIn(words, code, io.stdout, io.stderr);
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
}

/** What is wrong with an exit code and output. */
export function faultIn(
  words: readonly string[],
  code: number | null,
  stdout: string,
  stderr: string,
): string | undefined {
  if (code !== 0 && code !== 1 && code !== 2) return `exit code ${code}\n${stderr}`;
  if (code !== 0 && stdout + stderr === '') return `exit code ${code} without a word`;
  if (/^\s+at .+:\d+:\d+\)?$/m.test(stderr)) return `a stack trace\n${stderr}`;
  const json = words.includes('json') || words.includes('sarif');
  if (json && stdout !== '') JSON.parse(stdout);
  return undefined;
}
