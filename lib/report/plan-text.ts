import type { Plan } from '../plan/plan.js';
import { advertisementWords, planHeadline, poolWords, serviceRows } from './plan.js';
import { section } from './text.js';

/** The plan for a terminal: the Services, then the pools. */
export function planText(plan: Plan): string {
  const head = `MetalLB ${plan.release}, backend ${plan.backend}. ${planHeadline(plan)}\n`;
  return [head, section('Services:', serviceLines(plan)), section('Pools:', poolLines(plan))]
    .filter((part) => part !== '')
    .join('\n');
}

/** Rows of Services that a summary shows. */
const brief = 8;

/** The plan in a few lines, for the summary of a synth: who gets which address. Empty where there are no Services. */
export function planSummary(plan: Plan): string {
  const lines = serviceLines(plan);
  const more = lines.length - brief;
  const rest = more > 0 ? [`and ${more} more lines, with cdk8s-metallb plan`] : [];
  return section('Addresses:', [...lines.slice(0, brief), ...rest]);
}

function serviceLines(plan: Plan): string[] {
  return aligned(
    serviceRows(plan).map(({ service, addresses, pool, rest }) => [service, addresses, pool, rest]),
  );
}

function poolLines({ pools }: Plan): string[] {
  return aligned(
    Object.entries(pools).map(([name, pool]) => [name, poolWords(pool), advertisementWords(pool)]),
  );
}

/** The widest cell that others are padded to; a longer one pushes its own line alone. */
const widest = 48;

/** Rows as lines, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      if (cell.length <= widest) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
