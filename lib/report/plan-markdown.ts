import type { Plan } from '../plan/plan.js';
import { escaped } from './markdown.js';
import { advertisementWords, planHeadline, poolWords, serviceRows } from './plan.js';

/** The plan as two tables, for the description of a pull request. */
export function planMarkdown(plan: Plan): string {
  const services = serviceRows(plan).map(({ service, addresses, pool, rest }) => [
    service,
    addresses,
    pool,
    rest,
  ]);
  const pools = Object.entries(plan.pools).map(([name, pool]) => [
    name,
    poolWords(pool),
    advertisementWords(pool),
  ]);
  return [
    `**${escaped(planHeadline(plan))}**\n`,
    table(['Service', 'Address', 'Pool', 'Announced'], services),
    table(['Pool', 'Addresses', 'Announced'], pools),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |\n`;
  return [line(head), `|${head.map(() => ' --- |').join('')}\n`, ...rows.map(line)].join('');
}
