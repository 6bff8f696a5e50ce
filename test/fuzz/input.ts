import { dump, loadAll } from 'js-yaml';
import { backends, releases } from '../../lib/metallb/releases.js';
import { corpus, type Seed } from './corpus.js';
import { nastyText, nastyValues } from './nasty.js';
import { Random } from './random.js';

/** One call of the command line: its words, and the bytes of the only file, `input.yaml`. */
export interface Input {
  readonly words: readonly string[];
  readonly bytes: Uint8Array;
}

/** Input `index` of the series: always the same one. */
export function inputAt(index: number): Input {
  const random = new Random(index * 7919 + 1);
  const seed = random.pick(corpus);
  return { words: wordsFor(seed, random), bytes: bytesFor(seed, random) };
}

function wordsFor({ command }: Seed, random: Random): string[] {
  if (command === 'synth') return ['synth', '-c', 'input.yaml', '-o', 'out'];
  if (command === 'kube-proxy')
    return ['kube-proxy', 'input.yaml', '--format', random.pick(['patch', 'manifest', 'conf'])];
  return [
    'check',
    'input.yaml',
    '--format',
    random.pick(['text', 'json', 'sarif', 'github']),
    ...(random.next() < 0.3 ? ['--release', random.pick(releases)] : []),
    ...(random.next() < 0.3 ? ['--backend', random.pick(backends)] : []),
  ];
}

function bytesFor(seed: Seed, random: Random): Uint8Array {
  const way = random.next();
  if (way < 0.05) return Uint8Array.from({ length: random.below(400) }, () => random.below(256));
  const text = way < 0.65 ? changedValues(seed.text, random) : changedText(seed.text, random);
  const bytes = Buffer.from(text, 'utf8');
  if (random.next() < 0.1 && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

/** The text with pieces inserted, removed, doubled or cut off. */
function changedText(text: string, random: Random): string {
  let result = text;
  for (let rounds = 1 + random.below(5); rounds > 0; rounds--) {
    const at = random.below(result.length + 1);
    const to = Math.min(result.length, at + random.below(30));
    const piece = random.pick([random.pick(nastyText), '', result.slice(at, to).repeat(1 + random.below(3))]);
    result = random.next() < 0.05 ? result.slice(0, at) : result.slice(0, at) + piece + result.slice(to);
  }
  return result;
}

/** The text with values of another kind in some places; as text is, when it is no YAML. */
function changedValues(text: string, random: Random): string {
  let documents: unknown[];
  try {
    documents = loadAll(text);
  } catch {
    return changedText(text, random);
  }
  for (let rounds = 1 + random.below(4); rounds > 0; rounds--)
    documents = documents.map((one) => changed(one, random, 0));
  if (documents.length === 1 && !text.includes('*') && random.next() < 0.2)
    return JSON.stringify(documents[0]) ?? '';
  return documents.map((document) => `---\n${dump(document ?? null)}`).join('');
}

/** A value with one place in it changed. */
function changed(value: unknown, random: Random, depth: number): unknown {
  const stop = depth > 0 && random.next() < 0.18;
  if (stop || typeof value !== 'object' || value === null)
    return random.next() < 0.9 ? random.pick(nastyValues) : [value];
  if (Array.isArray(value)) {
    const at = random.below(value.length);
    if (random.next() < 0.1) return [...value, ...value];
    return value.map((item, index) => (index === at ? changed(item, random, depth + 1) : item));
  }
  const entries = Object.entries(value);
  const at = random.below(entries.length);
  const what = random.next();
  if (what < 0.05)
    return Object.fromEntries([
      ...entries,
      [random.pick(['toString', 'kind', 'length', 'x y']), random.pick(nastyValues)],
    ]);
  return Object.fromEntries(
    entries.flatMap(([key, item], index) => {
      if (index !== at) return [[key, item]];
      if (what < 0.1) return [];
      if (what < 0.15) return [[random.pick(['toString', 'valueOf', '', key.toUpperCase()]), item]];
      return [[key, changed(item, random, depth + 1)]];
    }),
  );
}
