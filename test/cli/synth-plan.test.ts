import { expect, it } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const config = `pools: {home: 192.0.2.0/28}
services: {shop/web: {pool: home, ips: 192.0.2.5}}
`;

async function synth(files: Readonly<Record<string, string>>, ...words: string[]) {
  const io = new MemoryIo(files);
  const code = await run(['synth', ...words], io);
  return { code, io };
}

it('the summary of a synth says who gets which address', async () => {
  const { io } = await synth({ 'cluster.yaml': config });
  expect(io.stderr).toContain(`
Addresses:
  shop/web  192.0.2.5  home  layer2 by home

Apply, in this order:
`);
});

it('the summary stays short when there are many', async () => {
  const services = Array.from({ length: 12 }, (_, index) => `  shop/web-${index}: {pool: home}\n`);
  const { io } = await synth({
    'cluster.yaml': `pools: {home: 192.0.2.0/28}\nservices:\n${services.join('')}`,
  });
  const lines = io.stderr
    .split('\n')
    .filter((line) => line.includes('shop/web-') && line.includes('192.0.2'));
  expect(lines).toHaveLength(8);
  expect(io.stderr).toContain('  and 4 more lines, with cdk8s-metallb plan\n');
});

it.each([
  ['plan.json', '{\n  "release": "v0.16.1"'],
  ['notes/plan.md', '**1 Service: 1 with an address**'],
  ['plan.txt', 'MetalLB v0.16.1, backend native. 1 Service'],
])('--plan %s writes the plan in the format of its extension', async (file, start) => {
  const { code, io } = await synth({ 'cluster.yaml': config }, '--plan', file);
  expect([code, io.files.get(file)?.slice(0, start.length)]).toEqual([0, start]);
});

it('--plan writes nothing when the config is refused, nor with --check', async () => {
  const refused = await synth({ 'cluster.yaml': 'pools: {home: 192.0.2.0}\n' }, '--plan', 'plan.md');
  expect([refused.code, refused.io.files.has('plan.md')]).toEqual([1, false]);
  const checked = await synth({ 'cluster.yaml': config }, '--check', '--plan', 'plan.md');
  expect([checked.code, checked.io.files.has('plan.md')]).toEqual([1, false]);
});

it('--plan is of one cluster', async () => {
  const files = { 'a.yaml': `name: a\n${config}`, 'b.yaml': `name: b\n${config}` };
  const { code, io } = await synth(files, '-c', 'a.yaml', 'b.yaml', '--plan', 'plan.md');
  expect([code, io.stderr, io.files.size]).toEqual([
    2,
    'error: a plan is of one cluster\n  use --plan with one config at a time\n',
    2,
  ]);
});
