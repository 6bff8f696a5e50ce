import { mkdirSync, writeFileSync } from 'node:fs';

/** A page that a run of the bed writes: what was done, and what was seen. */
export class Record {
  private readonly rows = new Map<number, readonly [done: string, seen: string]>();

  row(number: number, done: string, seen: string): void {
    this.rows.set(number, [done, seen]);
  }

  /** Writes the page when every row of `numbers` was seen: a partial run leaves the page as it is. */
  write(path: string, head: string, numbers: readonly number[]): void {
    if (!numbers.every((number) => this.rows.has(number))) return;
    const lines = [...this.rows]
      .sort(([a], [b]) => a - b)
      .map(([number, [done, seen]]) => `| ${number} | ${cell(done)} | ${cell(seen)} |\n`);
    mkdirSync(new URL('.', `file://${path}`), { recursive: true });
    writeFileSync(path, `${head}\n| # | done | seen |\n| --- | --- | --- |\n${lines.join('')}`);
  }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
