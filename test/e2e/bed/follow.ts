import { closeSync, openSync, readSync } from 'node:fs';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads on in the log of a program that is running. */
export class Follower {
  private readonly file: number;
  private offset = 0;

  constructor(log: string) {
    this.file = openSync(log, 'r');
    this.rest();
  }

  close(): void {
    closeSync(this.file);
  }

  /** What was written since the last time. */
  rest(): string {
    const parts: string[] = [];
    const buffer = Buffer.alloc(1 << 16);
    for (let size = 1; size > 0; ) {
      size = readSync(this.file, buffer, 0, buffer.length, this.offset);
      this.offset += size;
      parts.push(buffer.toString('utf8', 0, size));
    }
    return parts.join('');
  }

  /** Waits for a text; what was written until then. */
  async see(text: string, seconds = 20): Promise<string> {
    let seen = '';
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(4)) {
      seen += this.rest();
      if (seen.includes(text)) return seen;
    }
    throw new Error(`waited ${seconds} s in vain for ${text} in the log: ${seen.slice(-2000)}`);
  }

  /** Waits until nothing was written for a while, at most `limit` ms. */
  async silence(ms: number, limit = 5000): Promise<void> {
    const end = Date.now() + limit;
    for (let last = Date.now(); Date.now() - last < ms && Date.now() < end; await wait(5))
      if (this.rest() !== '') last = Date.now();
  }
}
