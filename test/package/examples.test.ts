import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const folder = new URL('../../examples/', import.meta.url);
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const configs = examples.filter((name) => existsSync(new URL(`${name}/cluster.yaml`, folder)));

test.each(configs)('%s renders what it shows, without a warning', async (name) => {
  const io = new MemoryIo({ 'cluster.yaml': readFileSync(new URL(`${name}/cluster.yaml`, folder), 'utf8') });
  expect(await run(['check', 'cluster.yaml'], io)).toBe(0);
  expect(io.stdout).toBe('no findings\n');
  expect(await run(['synth'], io)).toBe(0);
  const own = [...io.files].filter(([path]) => /^dist\/2.*\.k8s\.yaml$/.test(path)).map(([, text]) => text);
  await expect(own.join('---\n')).toMatchFileSnapshot(new URL(`${name}/rendered.yaml`, folder).pathname);
});

test('every example says what it is', () => {
  const table = readFileSync(new URL('README.md', folder), 'utf8');
  for (const name of examples) {
    expect(table).toContain(`| [${name}](${name})`);
    expect(existsSync(new URL(`${name}/README.md`, folder))).toBe(true);
    expect(existsSync(new URL(`${name}/rendered.yaml`, folder))).toBe(true);
  }
});
