import type { Difference } from '../diff/difference.js';
import { type DiffSection, diffHeadline, diffSections } from './diff.js';
import { escaped } from './markdown.js';

/** What a change does, for the description of a pull request or a comment on it. */
export function diffMarkdown(difference: Difference): string {
  const parts = diffSections(difference).map(sectionMarkdown);
  return [`**${escaped(diffHeadline(difference))}**\n`, ...parts].join('\n');
}

function sectionMarkdown({ title, lines, commands }: DiffSection): string {
  const heading = `#### ${escaped(title.replace(/[:.]$/, ''))}\n\n`;
  if (!commands) return `${heading}${lines.map((line) => `- ${escaped(line)}\n`).join('')}`;
  const fence = '`'.repeat(Math.max(3, ...lines.map(longestRun).map((length) => length + 1)));
  return `${heading}${fence}sh\n${lines.map((line) => `${line}\n`).join('')}${fence}\n`;
}

function longestRun(line: string): number {
  return Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
}
