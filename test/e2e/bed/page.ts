import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { versionOf } from '../binaries/folders.js';

const parity = new URL('../../../docs/parity.md', import.meta.url).pathname;

/** Writes sections of the page about parity, by title. Sections that other tests write stay as they are. */
export function writeParity(sections: ReadonlyMap<string, string>): void {
  const versions = `MetalLB ${versionOf('metallb', 'go.universe.tf/metallb')} on Kubernetes ${versionOf('kubernetes', 'k8s.io/kubernetes')}`;
  const [, ...before] = existsSync(parity) ? readFileSync(parity, 'utf8').split(/^## /m) : [];
  const all = new Map(
    before.map((text) => [text.slice(0, text.indexOf('\n')), text.replace(/^.*\n+/, '').trimEnd()]),
  );
  for (const [title, body] of sections) all.set(title, body.trim());
  const text = [...all].map(([title, body]) => `\n## ${title}\n\n${body}\n`).join('');
  writeFileSync(
    parity,
    `# Our verdicts beside MetalLB's own\n\nWritten by \`npm run test:e2e\`, with ${versions}.\n${text}`,
  );
}

/** A table of GitHub's Markdown. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}
