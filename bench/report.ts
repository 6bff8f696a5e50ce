import type { Comparison, Growth } from './benchmark.js';
import { type Cost, median } from './measure.js';

/** A part of the page, and whether every bar in it was held. */
export interface Section {
  readonly text: string;
  readonly held: boolean;
}

const verdict = (held: boolean) => (held ? 'held' : 'missed');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

const medians = (costs: readonly Cost[], of: keyof Cost) => median(costs.map((cost) => cost[of]));

/** Median of the ratios of runs that followed each other. */
function ratio(subject: readonly Cost[], reference: readonly Cost[], of: keyof Cost): number {
  return median(subject.map((cost, index) => cost[of] / (reference[index]?.[of] ?? Number.NaN)));
}

/** One row of comparisons. */
export function comparisonRow(
  { title, reference, bar }: Comparison,
  subject: readonly Cost[],
  other: readonly Cost[],
): Section {
  const cpu = ratio(subject, other, 'cpu');
  const held = bar === undefined || cpu <= bar;
  const cells = [
    title,
    reference,
    `${medians(subject, 'cpu').toFixed(0)} ms`,
    `${medians(other, 'cpu').toFixed(0)} ms`,
    cpu.toFixed(2),
    ratio(subject, other, 'wall').toFixed(2),
    bar === undefined ? '' : `${bar.toFixed(2)} ${verdict(held)}`,
  ];
  return { text: `| ${cells.join(' | ')} |\n`, held };
}

/** The row of a comparison that cannot be made here. */
export function skippedRow({ title, reference }: Comparison, why: string): string {
  return `| ${title} | ${reference} | skipped: ${why} | | | | |\n`;
}

/** Head of the table that comparison rows stand in. */
export const comparisonHead = table(
  ['command', 'beside', 'its time', "the other's", 'ratio', 'ratio on the clock', 'bar'],
  [],
);

/** The table of a growth. `costs` has the runs of each size. */
export function growthSection(
  { title, unit, sizes, bar }: Growth,
  costs: readonly (readonly Cost[])[],
): Section {
  const cpu = costs.map((runs) => medians(runs, 'cpu'));
  const start = cpu[0] ?? 0;
  const rows = sizes.map((size, index) => [
    size.toLocaleString('en-US'),
    `${((cpu[index] ?? 0) / 1000).toFixed(2)} s`,
    index === 0 ? '' : `${(((cpu[index] ?? 0) - start) / (size - (sizes[0] ?? 0))).toFixed(2)} ms`,
  ]);
  const largest = ((cpu.at(-1) ?? 0) / 1000 / (sizes.at(-1) ?? 1)) * (bar?.per ?? 1);
  const held = !bar || largest <= bar.seconds;
  const bars = bar
    ? `\n${largest.toFixed(2)} s for ${bar.per} ${unit}; bar: ${bar.seconds} s, ${verdict(held)}.\n`
    : '';
  const head = [unit, 'time', `for each more than ${sizes[0]}`];
  return { text: `\n### ${title}\n\n${table(head, rows)}${bars}`, held };
}
