// npm run bench [-- WORD]: runs every benchmark, or those with WORD in their title, prints the tables, and (when all ran)
// writes BENCHMARKS.md. A command that fails, or a bar that is missed, is exit code 1.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparison, Growth } from './benchmark.js';
import { comparisons, growths } from './benchmarks.js';
import { measureInTurn } from './measure.js';
import { repository } from './paths.js';
import { comparisonHead, comparisonRow, growthSection, type Section, skippedRow } from './report.js';

const word = process.argv[2] ?? '';
const chosen = ({ title }: { title: string }) => title.includes(word);
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
let folders = 0;

function folder(): string {
  const dir = join(scratch, String(folders++));
  mkdirSync(dir);
  return dir;
}

function compare(comparison: Comparison): Section {
  if (comparison.skip) return { text: skippedRow(comparison, comparison.skip), held: true };
  const { subject, reference } = comparison.prepare(folder());
  const [ours = [], theirs = []] = measureInTurn([subject, reference], comparison.rounds ?? 11);
  return comparisonRow(comparison, ours, theirs);
}

function grow(growth: Growth): Section {
  if (growth.skip) return { text: `\n### ${growth.title}\n\nskipped: ${growth.skip}\n`, held: true };
  const commands = growth.sizes.map((size) => growth.prepare(folder(), size));
  return growthSection(growth, measureInTurn(commands, 3));
}

const intro = `# Benchmarks

Printed by \`npm run bench\`. Times are seconds of a processor, user and system together, and the median of all runs; a ratio
is the median of ratios of runs that followed each other. What counts is the ratio, since times are those of one machine.

## One command

`;
const sections: Section[] = [];
function print(section: Section): void {
  sections.push(section);
  process.stdout.write(section.text);
}

try {
  print({ text: intro + comparisonHead, held: true });
  for (const comparison of comparisons.filter(chosen)) print(compare(comparison));
  print({ text: '\n## Growth\n', held: true });
  for (const growth of growths.filter(chosen)) print(grow(growth));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (word === '') writeFileSync(`${repository}BENCHMARKS.md`, sections.map(({ text }) => text).join(''));
process.exitCode = sections.every(({ held }) => held) ? 0 : 1;
