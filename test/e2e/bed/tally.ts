import { writeFileSync } from 'node:fs';

interface Row {
  refused: number;
  accepted: number;
  readonly different: string[];
}

/** Verdicts side by side: ours, and those of the real thing. */
export class Tally {
  private readonly tables = new Map<string, Map<string, Row>>();

  add(table: string, family: string, id: string, ours: boolean, theirs: boolean): void {
    const rows = this.tables.get(table) ?? new Map<string, Row>();
    const row = rows.get(family) ?? { refused: 0, accepted: 0, different: [] };
    if (ours !== theirs)
      row.different.push(`${id}: ${ours ? 'refused by us alone' : 'refused by MetalLB alone'}`);
    else if (ours) row.refused++;
    else row.accepted++;
    this.tables.set(table, rows.set(family, row));
  }

  differences(table: string): string[] {
    return [...(this.tables.get(table)?.values() ?? [])].flatMap(({ different }) => different);
  }

  write(path: string, versions: string): void {
    const parts = [...this.tables].map(([table, rows]) => {
      const lines = [...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([family, { refused, accepted, different }]) =>
            `| ${family} | ${refused} | ${accepted} | ${different.length} |\n`,
        );
      const named = [...rows.values()].flatMap(({ different }) => different).map((line) => `- ${line}\n`);
      return `\n## ${table}\n\n| family | refused by both | accepted by both | different |\n| --- | --- | --- | --- |\n${lines.join('')}${named.length > 0 ? `\n${named.join('')}` : ''}`;
    });
    writeFileSync(
      path,
      `# Our verdicts beside MetalLB's own\n\nWritten by \`npm run test:e2e\`, with ${versions}.\n${parts.join('')}`,
    );
  }
}
