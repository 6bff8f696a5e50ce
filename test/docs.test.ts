import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../lib/cli/run.js';
import { MemoryIo } from './memory-io.js';

/** A code block that says what it is: ```yaml cluster.yaml, ```yaml dist/20-config.k8s.yaml, or ```console. */
interface Block {
  readonly language: string;
  readonly name: string;
  readonly text: string;
}

const repository = new URL('../', import.meta.url);
const pages = ['README.md', ...readdirSync(new URL('docs', repository)).map((name) => `docs/${name}`)]
  .filter((page) => page.endsWith('.md'))
  .map((page) => ({ page, examples: examplesOf(page) }))
  .filter(({ examples }) => examples.length > 0);

/** The examples of a page: each starts with a config, cluster.yaml, and goes on with what is made of it. */
function examplesOf(page: string): { config: string; blocks: Block[] }[] {
  const text = readFileSync(new URL(page, repository), 'utf8');
  const examples: { config: string; blocks: Block[] }[] = [];
  for (const [, language = '', name = '', body = ''] of text.matchAll(
    /^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm,
  )) {
    if (name === 'cluster.yaml') examples.push({ config: body, blocks: [] });
    else if (name !== '' || language === 'console')
      examples.at(-1)?.blocks.push({ language, name, text: body });
  }
  return examples;
}

/** What a block should say: the file it names as it is rendered, or its commands with what they print. */
async function real(block: Block, io: MemoryIo): Promise<string | undefined> {
  if (block.language === 'console') return session(block.text, io);
  if (!block.name.startsWith('dist/')) io.write(block.name, block.text);
  else if (!io.files.has(block.name)) await run(['synth'], io);
  return io.files.get(block.name);
}

/** Runs the commands of a terminal session, the lines that start with `$`. */
async function session(text: string, io: MemoryIo): Promise<string> {
  let said = '';
  for (const [line, words = ''] of text.matchAll(/^\$ (?:npx )?cdk8s-metallb (.*)$/gm)) {
    io.stdout = '';
    io.stderr = '';
    await run(words.split(' '), io);
    said += `${line}\n${io.stdout}${io.stderr}`;
  }
  return said;
}

describe.each(pages)('$page', ({ examples }) => {
  it.each(examples)('shows what is rendered and printed: $config', async ({ config, blocks }) => {
    const io = new MemoryIo({ 'cluster.yaml': config });
    expect(blocks).not.toEqual([]);
    for (const block of blocks) expect(await real(block, io)).toBe(block.text);
  });
});
