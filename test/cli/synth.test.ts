import { describe, expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const config = 'pools:\n  home: 192.168.8.151-192.168.8.198\n';
const foreign = { 'dist/README.md': 'mine\n', 'dist/extra.yaml': 'kind: Mine\n' };

async function synth(io: MemoryIo, ...words: string[]): Promise<number> {
  io.stdout = '';
  io.stderr = '';
  return run(['synth', ...words], io);
}

test('three lines of config become the whole folder, and the summary says what to run', async () => {
  const io = new MemoryIo({ 'cluster.yaml': config });
  expect(await synth(io)).toBe(0);
  expect(io.stdout).toBe('');
  expect(io.stderr).toBe(`cluster: MetalLB v0.16.1, backend native (nothing here uses BGP)

  dist/00-crds.k8s.yaml       9 objects
  dist/10-namespace.k8s.yaml  1 object
  dist/20-config.k8s.yaml     2 objects
  dist/30-metallb.k8s.yaml    15 objects
  dist/40-webhook.k8s.yaml    1 object

Apply, in this order:
  kubectl apply -f dist/00-crds.k8s.yaml
  kubectl apply -f dist
`);
  expect(io.below('dist')['20-config.k8s.yaml']).toBe(`apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: home
  namespace: metallb-system
spec:
  addresses:
    - 192.168.8.151-192.168.8.198
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: home
  namespace: metallb-system
spec:
  ipAddressPools:
    - home
`);
});

test('the end of a pool changes exactly its line', async () => {
  const io = new MemoryIo({ 'cluster.yaml': config });
  await synth(io);
  const before = io.below('dist');
  io.write('cluster.yaml', config.replace('.198', '.199'));
  await synth(io);
  const after = io.below('dist');
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const lines = (files: Record<string, string>) => Object.values(files).join('').split('\n');
  const changed = lines(after).filter((line, index) => line !== lines(before)[index]);
  expect(changed).toEqual(['    - 192.168.8.151-192.168.8.199']);
});

test('--check writes nothing, and tells a stale folder from a current one', async () => {
  const io = new MemoryIo({ 'cluster.yaml': config, ...foreign });
  await synth(io);
  expect(await synth(io, '--check')).toBe(0);
  expect(io.stderr).toBe('');
  io.write('cluster.yaml', config.replace('.198', '.199'));
  io.write('dist/patches/service.old.old.patch', 'metadata: {}\n');
  const before = new Map(io.files);
  expect(await synth(io, '--check')).toBe(1);
  expect(io.stderr).toBe(`differs: dist/20-config.k8s.yaml
extra:   dist/patches/service.old.old.patch
dist is not what the config renders; run cdk8s-metallb synth and commit the result
`);
  expect(io.files).toEqual(before);
  await synth(io);
  expect(await synth(io, '--check')).toBe(0);
});

describe('dist/ stays byte for byte as it was', () => {
  test.each([
    ['a config with a mistake', 'pools: {home: 192.168.8.151}\n', 1],
    ['a config that is no YAML', 'pools: [\n', 1],
    ['a config that is gone', undefined, 2],
  ])('with %s', async (_, text, code) => {
    const io = new MemoryIo({ 'cluster.yaml': config, ...foreign });
    await synth(io);
    const before = io.below('dist');
    io.remove('cluster.yaml');
    if (text !== undefined) io.write('cluster.yaml', text);
    expect(await synth(io)).toBe(code);
    expect(io.below('dist')).toEqual(before);
  });
});

test('a refused config is told whole, and that nothing was written', async () => {
  const io = new MemoryIo({ 'cluster.yaml': 'pools: {home: [192.168.8.151, 10.0.0.9-10.0.0.1]}\n' });
  expect(await synth(io)).toBe(1);
  expect(
    io.stderr,
  ).toBe(`cluster.yaml:1:16: error: pool home: 192.168.8.151 is a bare address, which MetalLB does not read [addr-format]
  write 192.168.8.151/32
cluster.yaml:1:31: error: pool home: 10.0.0.9-10.0.0.1 starts after its end [addr-range-reversed]
  write 10.0.0.1-10.0.0.9
2 errors; nothing was written
`);
});

test('stale files of ours go, foreign files stay', async () => {
  const io = new MemoryIo({ 'cluster.yaml': config, ...foreign, 'dist/15-kube-proxy.k8s.yaml': '{}\n' });
  await synth(io);
  expect(io.files.has('dist/15-kube-proxy.k8s.yaml')).toBe(false);
  expect(io.below('dist')).toMatchObject({ 'README.md': 'mine\n', 'extra.yaml': 'kind: Mine\n' });
});

test('objects that are no longer rendered are named with the commands that delete them, dependents first', async () => {
  const io = new MemoryIo({ 'cluster.yaml': `${config}  lab: 10.0.0.0/24\n` });
  await synth(io);
  io.write('cluster.yaml', config);
  await synth(io);
  expect(io.stderr).toContain(`
No longer rendered. Still in the cluster until you delete them:
  kubectl delete -n metallb-system l2advertisement.metallb.io lab
  kubectl delete -n metallb-system ipaddresspool.metallb.io lab
`);
});

test('what takes other objects with it is named apart', async () => {
  const io = new MemoryIo({ 'cluster.yaml': config });
  await synth(io);
  io.write('cluster.yaml', `${config}metallb: {install: false}\n`);
  await synth(io);
  expect(io.stderr).toContain(
    'Likewise, but everything inside goes with them:\n  kubectl delete namespace metallb-system\n',
  );
  expect(Object.keys(io.below('dist'))).toEqual(['20-config.k8s.yaml']);
});

test('several configs are several folders, all of them or none', async () => {
  const io = new MemoryIo({ 'a.yaml': `name: a\n${config}`, 'b.yaml': `name: b\n${config}` });
  expect(await synth(io, '-c', 'a.yaml', 'b.yaml', '-o', 'out')).toBe(0);
  expect(Object.keys(io.below('out')).filter((name) => name.includes('20-config'))).toEqual([
    'a/20-config.k8s.yaml',
    'b/20-config.k8s.yaml',
  ]);
  const before = new Map(io.files);
  io.write('b.yaml', 'name: b\npools: {home: nonsense}\n');
  expect(await synth(io, '-c', 'a.yaml', 'b.yaml', '-o', 'elsewhere')).toBe(1);
  expect(io.below('elsewhere')).toEqual({});
  io.write('b.yaml', before.get('a.yaml') as string);
  expect(await synth(io, '-c', 'a.yaml', 'b.yaml')).toBe(2);
  expect(io.stderr).toBe(
    'error: two configs have the name a\n  give each cluster a name of its own: it is its folder\n',
  );
});

test('the namespace of MetalLB goes wherever its name is baked in', async () => {
  const io = new MemoryIo({
    'cluster.yaml': `${config}metallb: {namespace: load-balancer, backend: frr-k8s, prometheus: true}\n`,
  });
  expect(await synth(io)).toBe(0);
  const text = Object.values(io.below('dist')).join('');
  expect(text).not.toContain('metallb-system');
  expect(text).toContain('name: load-balancer:controller');
});

test('a missing config is said in one line, with exit code 2', async () => {
  const io = new MemoryIo();
  expect(await synth(io)).toBe(2);
  expect(io.stderr).toBe(
    'error: cannot read cluster.yaml: there is no such file\n  check the path; cdk8s-metallb init writes a first config\n',
  );
});
