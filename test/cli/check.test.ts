import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const pool = (name: string, addresses: string) =>
  `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: ${name}, namespace: metallb-system}\nspec: {addresses: [${addresses}]}\n`;
const everywhere =
  'apiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: {name: all, namespace: metallb-system}\n';

test('manifests of several files are one cluster', async () => {
  const io = new MemoryIo({
    'm/a.yaml': `${pool('a', '10.0.0.0/24')}---\n${everywhere}`,
    'm/deep/b.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [] }),
    'm/c.yml': pool('c', '10.0.0.7/32'),
    'm/notes.txt': 'not read\n',
  });
  expect(await run(['check', 'm'], io)).toBe(1);
  expect(
    io.stdout,
  ).toBe(`m/c.yml:4:20: error: pool c: 10.0.0.7/32 overlaps 10.0.0.0/24 of pool a [addr-overlap]
  give each address to one pool, or merge the two pools
1 error
`);
});

test('standard input, as JSON', async () => {
  const io = new MemoryIo();
  io.input = `${pool('a', '10.0.0.9')}---\n${everywhere}`;
  expect(await run(['check', '-', '--format', 'json'], io)).toBe(1);
  expect(JSON.parse(io.stdout)).toEqual({
    findings: [
      {
        rule: 'addr-format',
        severity: 'error',
        message: 'pool a: 10.0.0.9 is a bare address, which MetalLB does not read',
        remedy: 'write 10.0.0.9/32',
        file: '<stdin>',
        line: 4,
        column: 20,
        object: {
          apiVersion: 'metallb.io/v1beta1',
          kind: 'IPAddressPool',
          namespace: 'metallb-system',
          name: 'a',
        },
        path: 'spec.addresses[0]',
      },
    ],
  });
});

test('nothing to say is said', async () => {
  const io = new MemoryIo({ 'cluster.yaml': 'pools: {a: 10.0.0.0/24}\n' });
  expect(await run(['check', 'cluster.yaml'], io)).toBe(0);
  expect(io.stdout).toBe('no findings\n');
});

test.each([
  [['check', 'nope'], 'error: cannot read nope: there is no such file\n  check the path\n'],
  [
    ['check', '-', '--format', 'xml'],
    'error: there is no format xml\n  use one of text, json, sarif, github\n',
  ],
  [
    ['check', '-', '--backend', 'bird'],
    'error: there is no backend bird\n  use one of native, frr, frr-k8s\n',
  ],
  [['chekc'], "error: unknown command 'chekc'\n(Did you mean check?)\n(--help shows what there is)\n"],
])('%j cannot be done', async (words, message) => {
  const io = new MemoryIo();
  expect(await run(words, io)).toBe(2);
  expect(io.stderr).toBe(message);
});

test('what is no manifest is told with its place', async () => {
  const io = new MemoryIo({ 'a.yaml': 'a: 1\n---\nkind: Pod\nkind: Pod\n' });
  expect(await run(['check', 'a.yaml'], io)).toBe(1);
  expect(
    io.stdout,
  ).toBe(`a.yaml:1:1: error: this is no Kubernetes object: it has no apiVersion [manifest-object]
  give it apiVersion, kind and metadata.name, or leave the file out; a config of ours has pools, metallb or peers instead
a.yaml:3:1: error: this is no Kubernetes object: it has no apiVersion [manifest-object]
  give it apiVersion, kind and metadata.name, or leave the file out; a config of ours has pools, metallb or peers instead
a.yaml:4:1: error: the key kind stands here a second time, after line 3 [manifest-duplicate-key]
  keep one of the two
3 errors
`);
});
