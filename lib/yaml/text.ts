import type { Finding, Position } from '../finding.js';

/** A text that was decoded, with its lines. */
export class SourceText {
  readonly #starts: number[] = [0];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  /** Line and column of an offset, both from 1; a byte order mark takes no column. */
  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low] as number;
    const mark = low === 0 && this.text.startsWith('\uFEFF') ? 1 : 0;
    return { file: this.file, line: low + 1, column: Math.max(offset - start - mark, 0) + 1 };
  }

  /** A line, counted from 1, without its line break; undefined beyond the last one. */
  line(number: number): string | undefined {
    const start = this.#starts[number - 1];
    return start === undefined
      ? undefined
      : this.text.slice(start, this.#starts[number]).replace(/\r?\n$/, '');
  }
}

/** What a kind of file may be at most. */
export interface Limits {
  /** Size in bytes. */
  readonly bytes: number;
  /** Values after every alias is expanded. */
  readonly values: number;
}

/** Decodes a file; a finding when it is too large, binary, or not UTF-8. */
export function decode(
  bytes: Uint8Array,
  file: string,
  limits: Limits,
  prefix: string,
): SourceText | Finding {
  const start: Position = { file, line: 1, column: 1 };
  const refuse = (rule: string, message: string, remedy: string): Finding => ({
    rule: `${prefix}-${rule}`,
    severity: 'error',
    message,
    remedy,
    at: start,
  });
  if (bytes.length > limits.bytes)
    return refuse(
      'size',
      `the file has ${megabytes(bytes.length)}, more than the ${megabytes(limits.bytes)} that are read`,
      'name the right file, or split it',
    );
  if (bytes.includes(0))
    return refuse('encoding', 'the file holds NUL bytes: it is binary, or UTF-16', 'save it as UTF-8 text');
  try {
    return new SourceText(file, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('encoding', 'the file is not UTF-8', 'save it as UTF-8 text');
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e5) / 10} MB`;
}
