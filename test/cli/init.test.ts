import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const repository = new URL('../../', import.meta.url);
const own = JSON.parse(readFileSync(new URL('package.json', repository), 'utf8'));

test('writes a project, and says what each file is for', async () => {
  const io = new MemoryIo({});
  expect(await run(['init'], io)).toBe(0);
  expect(io.stderr).toBe('');
  expect(io.stdout).toBe(`  cluster.yaml          the config: give your pool addresses that nothing else uses
  main.ts               the app that cdk8s synth runs, with room for charts of your own
  cdk8s.yaml            how cdk8s synth runs it
  package.json          the dependencies, and the commands synth and test
  .gitignore            what Git need not keep; dist/ is to be committed
  test/cluster.test.ts  checks the config, and that dist/ is current

Next:
  npm install && npm run synth
  npm test
`);
  const templates = readdirSync(new URL('templates', repository), { recursive: true, withFileTypes: true });
  expect(io.files.size).toBe(templates.filter((entry) => entry.isFile()).length);
});

test('the config it writes is sound', async () => {
  const io = new MemoryIo({});
  await run(['init'], io);
  io.stdout = '';
  expect(await run(['check', 'cluster.yaml'], io)).toBe(0);
  expect(io.stdout).toBe('no findings\n');
});

test('asks for the versions that this package is tested with', async () => {
  const io = new MemoryIo({});
  await run(['init', 'lab'], io);
  const { dependencies, devDependencies } = JSON.parse(io.files.get('lab/package.json') ?? '');
  expect(dependencies).toEqual({
    cdk8s: own.dependencies.cdk8s,
    'cdk8s-metallb': `^${own.version}`,
    constructs: own.dependencies.constructs,
  });
  expect(devDependencies).toEqual({
    '@types/node': own.devDependencies['@types/node'],
    'cdk8s-cli': own.dependencies['cdk8s-cli'],
    tsx: own.devDependencies.tsx,
  });
  expect(io.stdout).toContain('  cd lab\n');
});

test('overwrites nothing, and then writes nothing', async () => {
  const before = { 'lab/main.ts': 'mine', 'lab/.gitignore': 'mine too' };
  const io = new MemoryIo(before);
  expect(await run(['init', 'lab'], io)).toBe(2);
  expect(io.stderr).toBe(`error: lab/main.ts, lab/.gitignore are there already; nothing was written
  name an empty folder, such as cdk8s-metallb init my-cluster
`);
  expect(Object.fromEntries(io.files)).toEqual(before);
});
