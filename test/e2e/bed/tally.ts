import { table, writeParity } from './page.js';

interface Row {
  refused: number;
  accepted: number;
  readonly different: string[];
}

/** Verdicts side by side: ours, and those of the real thing. */
export class Tally {
  private readonly tables = new Map<string, Map<string, Row>>();

  add(title: string, family: string, id: string, ours: boolean, theirs: boolean): void {
    const rows = this.tables.get(title) ?? new Map<string, Row>();
    const row = rows.get(family) ?? { refused: 0, accepted: 0, different: [] };
    if (ours !== theirs)
      row.different.push(`${id}: ${ours ? 'refused by us alone' : 'refused by MetalLB alone'}`);
    else if (ours) row.refused++;
    else row.accepted++;
    this.tables.set(title, rows.set(family, row));
  }

  differences(title: string): string[] {
    return [...(this.tables.get(title)?.values() ?? [])].flatMap(({ different }) => different);
  }

  write(): void {
    writeParity(new Map([...this.tables].map(([title, rows]) => [title, bodyOf(rows)])));
  }
}

function bodyOf(rows: ReadonlyMap<string, Row>): string {
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, { refused, accepted, different }]) => [family, refused, accepted, different.length]);
  const named = [...rows.values()].flatMap(({ different }) => different).map((line) => `- ${line}\n`);
  const body = table(['family', 'refused by both', 'accepted by both', 'different'], lines);
  return named.length > 0 ? `${body}\n${named.join('')}` : body;
}
