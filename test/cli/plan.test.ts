import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { pool, service } from '../allocator/worlds.js';
import { l2, node } from '../announcer/objects.js';
import { MemoryIo } from '../memory-io.js';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const dump = (items: readonly object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: {}, items });

async function plan(files: Readonly<Record<string, string>>, ...words: string[]) {
  const io = new MemoryIo(files);
  const code = await run(['plan', ...words], io);
  return { code, out: io.stdout, err: io.stderr };
}

const example = { 'cluster.yaml': read('cluster.yaml'), 'kube-proxy.yaml': read('kube-proxy.yaml') };
const full = [pool('lab', ['192.0.2.1/32']), service('web'), service('api'), l2('lab')];

it('plans the example', async () => {
  expect(await plan(example, 'cluster.yaml')).toEqual({
    code: 0,
    err: '',
    out: `MetalLB v0.16.1, backend native. 1 Service: 1 with an address

Services:
  istio-system/istio-ingressgateway  192.168.8.151  y-k8s-ip-pool  layer2 by y-k8s-ip-pool

Pools:
  y-k8s-ip-pool  48 addresses, 1 used, 47 free  layer2 y-k8s-ip-pool
`,
  });
});

it('plans a rendered folder as its config, patches of Services included', async () => {
  const io = new MemoryIo(example);
  await run(['synth'], io);
  const { out } = await plan(example, 'cluster.yaml');
  expect(await run(['plan', 'dist'], io)).toBe(0);
  expect(io.stdout).toBe(out);
  io.stdout = '';
  expect(await run(['explain', 'svc/istio-system/istio-ingressgateway', 'dist'], io)).toBe(0);
  expect(io.stdout).toContain('192.168.8.151');
});

it('prints JSON with counts as decimal strings', async () => {
  const { out } = await plan(example, 'cluster.yaml', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    services: { 'istio-system/istio-ingressgateway': { pool: 'y-k8s-ip-pool', ips: ['192.168.8.151'] } },
    pools: { 'y-k8s-ip-pool': { ipv4: '48', ipv6: '0', used: '1' } },
  });
});

it('takes a config together with a dump of its cluster, whose Services are there first', async () => {
  const rendered = pool('y-k8s-ip-pool', ['192.168.8.10/32']);
  const files = { ...example, 'dump.json': dump([rendered, node('node-a'), service('web')]) };
  const { out, err } = await plan(files, 'cluster.yaml', 'dump.json');
  expect(err).toBe('');
  expect(out).toContain(
    'default/web                        192.168.8.151  y-k8s-ip-pool  layer2 from node-a',
  );
  expect(out).toContain('it asks for 192.168.8.151, which default/web has');
});

it('says in Markdown why a Service waits, and nothing of it is markup', async () => {
  const { out } = await plan({ 'dump.json': dump(full) }, 'dump.json', '--format', 'markdown');
  expect(out).toBe(`**2 Services: 1 with an address, 1 pending**

| Service | Address | Pool | Announced |
| --- | --- | --- | --- |
| default/web | 192.0.2.1 | lab | layer2 by lab |
| default/api | pending |  | pool lab has no address left for it; add addresses to a pool, or take one from a Service that does not need it |

| Pool | Addresses | Announced |
| --- | --- | --- |
| lab | 1 address, 1 used, 0 free | layer2 lab |
`);
});

it('fails on pending Services when asked, and else does not', async () => {
  const files = { 'dump.json': dump(full) };
  expect((await plan(files, 'dump.json')).code).toBe(0);
  expect((await plan(files, 'dump.json', '--fail-on', 'pending')).code).toBe(1);
  expect((await plan(example, 'cluster.yaml', '--fail-on', 'pending')).code).toBe(0);
});

it('tells on standard error what MetalLB would refuse, and exits with 1', async () => {
  const files = { 'dump.json': dump([pool('lab', ['192.0.2.1/32', '192.0.2.0/24']), service('web')]) };
  const { code, err, out } = await plan(files, 'dump.json', '--format', 'json');
  expect([code, Object.keys(JSON.parse(out).services)]).toEqual([1, ['default/web']]);
  expect(err).toContain('[addr-overlap-self]');
});

it.each([
  ['html5', ['--format', 'html5'], 'there is no format html5'],
  ['a reason', ['--fail-on', 'rain'], 'there is no --fail-on rain'],
  ['a release', ['--release', '9.9.9'], 'there is no release 9.9.9'],
])('knows no %s', async (_, words, message) => {
  const { code, err } = await plan(example, 'cluster.yaml', ...words);
  expect([code, err.includes(message)]).toEqual([2, true]);
});
