import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../lib/cli/run.js';
import { MemoryIo } from './memory-io.js';

interface Block {
  readonly name: string;
  readonly text: string;
}

/** The code blocks of a page that say which file they show: ```yaml cluster.yaml. */
function blocksOf(page: string): Block[] {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', body = '']) => ({
    name,
    text: body,
  }));
}

/** Each config of a page, with the files that are shown for it. */
function examplesOf(page: string): { config: string; files: Record<string, string> }[] {
  const examples: { config: string; files: Record<string, string> }[] = [];
  for (const { name, text } of blocksOf(page)) {
    if (name === 'cluster.yaml') examples.push({ config: text, files: {} });
    else Object.assign(examples.at(-1)?.files ?? {}, { [name]: text });
  }
  return examples;
}

describe.each(['services.md', 'bgp.md'])('docs/%s', (page) => {
  it.each(examplesOf(page))('shows what is rendered: $config', async ({ config, files }) => {
    const io = new MemoryIo({ 'cluster.yaml': config });
    expect([await run(['synth'], io), io.stdout]).toEqual([0, '']);
    expect(Object.keys(files)).not.toEqual([]);
    const rendered = Object.fromEntries(Object.keys(files).map((name) => [name, io.files.get(name)]));
    expect(rendered).toEqual(files);
  });
});
