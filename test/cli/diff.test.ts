import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeIo } from '../../lib/cli/node-io.js';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

async function diff(files: Record<string, string>, ...words: string[]) {
  const io = new MemoryIo(files);
  const code = await run(['diff', 'old.yaml', 'new.yaml', ...words], io);
  return { code, out: io.stdout, err: io.stderr };
}

const pool = (addresses: string) => `pools:\n  home: ${addresses}\n`;
const web = (ips: string) => `services:\n  shop/web: {pool: home, ips: ${ips}}\n`;
const config = (addresses: string, ips: string, more = '') => `${pool(addresses)}${web(ips)}${more}`;
const nothing = 'no address moves, no session goes down, no pod is replaced\n';

/** A Service of its own, in a rendered folder. */
const service = (name: string, ...lines: string[]) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {type: LoadBalancer, ports: [{port: 80}]}\n${lines.join('\n')}\n`;
const manifests = (addresses: string) =>
  `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: home, namespace: metallb-system}\nspec: {addresses: [${addresses}]}\n`;

describe('addresses', () => {
  test('nothing changes', async () => {
    const same = config('10.0.0.0/29', '10.0.0.1');
    expect(await diff({ 'old.yaml': same, 'new.yaml': same })).toEqual({ code: 0, out: nothing, err: '' });
  });

  test('a Service that moves, and the gate for pipelines', async () => {
    const files = {
      'old.yaml': config('10.0.0.0/29', '10.0.0.1'),
      'new.yaml': config('10.0.0.0/29', '10.0.0.2'),
    };
    expect(await diff(files, '--fail-on', 'moved-address')).toEqual({
      code: 1,
      out: `1 Service may lose an address

Addresses:
  shop/web moves from 10.0.0.1 to 10.0.0.2, at once

Files to apply by hand, as the summary of synth says:
  patches/service.shop.web.patch
`,
      err: '',
    });
  });

  test('a Service keeps its address while the pool has it, wherever a new one would start', async () => {
    const files = {
      'old.yaml': manifests('10.0.0.4/30') + service('web'),
      'new.yaml': manifests('10.0.0.0/29') + service('web'),
    };
    expect((await diff(files, '--fail-on', 'moved-address')).code).toBe(0);
    expect((await diff(files)).out).toBe(nothing);
  });

  test('nobody takes an address that another Service holds', async () => {
    const pinned = service('api').replace(
      'namespace: shop',
      'namespace: shop, annotations: {metallb.io/loadBalancerIPs: 10.0.0.1}',
    );
    const files = {
      'old.yaml': manifests('10.0.0.0/29') + service('api') + service('web'),
      'new.yaml': manifests('10.0.0.0/29') + pinned + service('web'),
    };
    expect((await diff(files)).out).toContain(
      'shop/api loses 10.0.0.0, at once: it asks for 10.0.0.1, which shop/web has; ',
    );
    expect((await diff(files)).out).not.toContain('shop/web moves');
  });

  test('new ones, those without an address, and those that are gone', async () => {
    const files = {
      'old.yaml': manifests('10.0.0.1/32') + service('a'),
      'new.yaml': manifests('10.0.0.2/32') + service('b') + service('c'),
    };
    expect((await diff(files, '--format', 'json')).out).toContain('"change": "waits"');
    const { services } = JSON.parse((await diff(files, '--format', 'json')).out);
    expect(services).toEqual([
      {
        service: 'shop/a',
        change: 'loses',
        before: ['10.0.0.1'],
        after: [],
        reason: 'the Service is no longer there',
      },
      { service: 'shop/b', change: 'gets', before: [], after: ['10.0.0.2'] },
      {
        service: 'shop/c',
        change: 'waits',
        before: [],
        after: [],
        reason: 'pool home has no address left for it',
        remedy: 'add addresses to a pool, or take one from a Service that does not need it',
      },
    ]);
  });

  test('a Service that keeps an address which nobody announces any more', async () => {
    const announced = (by: string) =>
      `pools:\n  home: {addresses: [10.0.0.0/29], announce: ${by}}\nservices:\n  shop/web: {pool: home}\n`;
    const { code, out } = await diff({ 'old.yaml': announced('layer2'), 'new.yaml': announced('none') });
    expect([code, out]).toEqual([
      0,
      `1 Service can no longer be reached

Addresses:
  shop/web keeps 10.0.0.0, and nobody reaches it any more: no advertisement selects pool home; add an L2Advertisement or BGPAdvertisement that selects it

Announcements:
  L2Advertisement home is removed

No longer applied. Still in the cluster until you delete them:
  kubectl delete -n metallb-system l2advertisement.metallb.io home
`,
    ]);
    expect((await diff({ 'old.yaml': announced('none'), 'new.yaml': announced('none') })).out).toBe(nothing);
  });

  test('until 0.13.12 a pool that takes an address away is refused as a whole', async () => {
    const old = (addresses: string) =>
      `metallb: {version: v0.13.12}\n${pool(addresses)}services:\n  shop/web: {pool: home}\n`;
    const { out } = await diff({ 'old.yaml': old('10.0.0.1/32'), 'new.yaml': old('10.0.0.2/32') });
    expect(out).toBe(`1 Service may lose an address

v0.13.12 refuses to take addresses from Services that use them. It keeps its old pools until these are gone:
  shop/web

Addresses:
  shop/web moves from 10.0.0.1 to 10.0.0.2, at once
`);
  });

  test('a patch that is no longer rendered takes nothing back', async () => {
    const { code, out } = await diff(
      { 'old.yaml': config('10.0.0.0/29', '10.0.0.1'), 'new.yaml': pool('10.0.0.0/29') },
      '--fail-on',
      'moved-address',
    );
    expect([code, out]).toEqual([
      0,
      `${nothing}
Left on Services by earlier patches. It counts until you remove it:
  kubectl annotate service web -n shop metallb.io/address-pool- metallb.io/loadBalancerIPs-
`,
    ]);
  });

  test('what a dump shows stays, and what the API server added to it is no difference', async () => {
    const live = (text: string) => text.replaceAll('metadata: {', 'metadata: {uid: "1", ');
    const dump = live(
      manifests('10.0.0.0/29') + service('web', 'status: {loadBalancer: {ingress: [{ip: 10.0.0.5}]}}'),
    );
    expect((await diff({ 'old.yaml': dump, 'new.yaml': manifests('10.0.0.0/29') })).out).toBe(nothing);
    expect((await diff({ 'old.yaml': dump, 'new.yaml': manifests('10.0.0.0/30') })).out).toBe(
      `1 Service may lose an address\n\nAddresses:\n  shop/web moves from 10.0.0.5 to 10.0.0.0, at once\n`,
    );
  });
});

describe('sessions', () => {
  const peers = (fields: string, backend = 'frr', more = '') =>
    `metallb: {backend: ${backend}}\npools: {home: {addresses: [10.0.0.0/29], announce: bgp}}\npeers:\n  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.1.0.1, ${fields}}\n${more}`;
  const sessions = async (old: string, next: string) =>
    JSON.parse((await diff({ 'old.yaml': old, 'new.yaml': next }, '--format', 'json')).out).sessions;

  test.each([
    ['frr', 'holdTime: 90s', 'holdTime: 1m30s', undefined],
    ['frr', 'peerPort: 179', 'ebgpMultiHop: false', undefined],
    ['frr', 'holdTime: 90s', 'holdTime: 30s', ['later', 'holdTime 90s becomes 30s']],
    ['native', 'holdTime: 90s', 'holdTime: 30s', ['resets', 'holdTime 90s becomes 30s']],
    ['frr', 'ebgpMultiHop: true', '', ['resets', 'ebgpMultiHop true becomes false']],
    ['frr-k8s', 'passwordSecret: a', 'passwordSecret: b', ['resets', 'passwordSecret']],
    ['frr', 'nodeSelectors: [{matchLabels: {rack: a}}]', '', ['moves', 'nodeSelectors']],
    ['native', 'nodeSelectors: [{matchLabels: {rack: a}}]', '', ['resets', 'nodeSelectors']],
  ])('%s: %s becomes %s', async (backend, before, after, expected) => {
    const found = await sessions(peers(before, backend), peers(after, backend));
    expect(found).toEqual(expected ? [{ peer: 'tor', change: expected[0], because: expected.slice(1) }] : []);
  });

  test('peers come and go, and another backend resets them all', async () => {
    const more = '  b: {myASN: 64500, peerASN: 64501, peerAddress: 10.1.0.2}\n';
    expect(await sessions(peers(''), peers('', 'frr', more))).toEqual([
      { peer: 'b', change: 'starts', because: [] },
    ]);
    expect(await sessions(peers('', 'frr', more), peers(''))).toEqual([
      { peer: 'b', change: 'ends', because: [] },
    ]);
    expect(await sessions(peers(''), peers('', 'frr-k8s'))).toEqual([
      { peer: 'tor', change: 'resets', because: ['backend frr becomes frr-k8s'] },
    ]);
  });
});

test('pods, images, and the objects that vanish, dependents first', async () => {
  const release = (version: string, more = '') =>
    `metallb: {version: ${version}}\n${pool('10.0.0.0/29')}${more}`;
  const { out } = await diff({
    'old.yaml': release('v0.16.0', '  lab: 10.0.1.0/29\n'),
    'new.yaml': release('v0.16.1'),
  });
  expect(out).toBe(`pods of 2 workloads are replaced

Announcements:
  L2Advertisement lab is removed

Pods:
  DaemonSet metallb-system/speaker replaces its pods: containers[speaker].image; node by node, its layer 2 addresses move to another node
  Deployment metallb-system/controller replaces its pods: containers[controller].image, containers[controller].livenessProbe.httpGet.host, containers[controller].readinessProbe.httpGet.host; nobody gets an address meanwhile; those that have one keep it

Images:
  quay.io/metallb/controller:v0.16.0 becomes quay.io/metallb/controller:v0.16.1
  quay.io/metallb/speaker:v0.16.0 becomes quay.io/metallb/speaker:v0.16.1

No longer applied. Still in the cluster until you delete them:
  kubectl delete -n metallb-system l2advertisement.metallb.io lab
  kubectl delete -n metallb-system ipaddresspool.metallb.io lab
`);
});

test('Markdown takes names as they are, and commands are quoted for a shell', async () => {
  const hostile = manifests('10.0.0.0/29').replace('name: home', 'name: "a`; <b>@me $(x)\'"');
  const { out } = await diff(
    { 'old.yaml': hostile, 'new.yaml': manifests('10.0.0.0/29') },
    '--format',
    'markdown',
  );
  expect(out).toBe(`**no address moves, no session goes down, no pod is replaced**

#### No longer applied. Still in the cluster until you delete them

\`\`\`sh
kubectl delete -n metallb-system ipaddresspool.metallb.io 'a\`; <b>@me $(x)'\\'''
\`\`\`
`);
});

test.each([
  [{ 'old.yaml': pool('10.0.0.0/29'), 'new.yaml': pool('nonsense') }, 'error: new.yaml cannot be compared\n'],
  [{ 'old.yaml': 'kind: [', 'new.yaml': pool('10.0.0.0/29') }, 'error: old.yaml cannot be compared\n'],
])('what cannot be compared: %o', async (files, message) => {
  const { code, out, err } = await diff(files);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test.each([
  ['--format', 'xml', 'there is no format xml'],
  ['--fail-on', 'toString', 'there is no --fail-on toString'],
])('%s %s', async (option, value, message) => {
  const files = { 'old.yaml': pool('10.0.0.0/29'), 'new.yaml': pool('10.0.0.0/29') };
  expect(await diff(files, option, value)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
});

describe('Git revisions', () => {
  const here = process.cwd();
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { stdio: 'pipe' });

  beforeAll(async () => {
    process.chdir(mkdtempSync(join(tmpdir(), 'diff-')));
    git('init', '-q', '-b', 'main');
    writeFileSync('cluster.yaml', config('10.0.0.0/29', '10.0.0.1'));
    await run(['synth'], quiet());
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync('cluster.yaml', config('10.0.0.0/29', '10.0.0.2'));
    await run(['synth'], quiet());
  });
  afterAll(() => process.chdir(here));

  const quiet = () => ({ ...nodeIo, text: '', out() {}, err() {} });
  async function ask(...words: string[]) {
    const said = { out: '', err: '' };
    const hear = (stream: 'out' | 'err') => (text: string) => {
      said[stream] += text;
    };
    const io = { ...nodeIo, out: hear('out'), err: hear('err') };
    return { code: await run(['diff', ...words], io), ...said };
  }

  test.each([
    ['main', 'dist'],
    ['HEAD:dist', 'dist'],
    ['main:cluster.yaml', 'cluster.yaml'],
    ['main:cluster.yaml', 'dist'],
  ])('%s against %s', async (old, next) => {
    expect((await ask(old, next)).out).toContain('shop/web moves from 10.0.0.1 to 10.0.0.2, at once\n');
  });

  test('a file of manifests is a side by itself', async () => {
    const pools = 'dist/20-config.k8s.yaml';
    expect(await ask('main:dist/20-config.k8s.yaml', pools)).toEqual({ code: 0, out: nothing, err: '' });
    expect(await ask(pools, 'main:dist/20-config.k8s.yaml')).toEqual({ code: 0, out: nothing, err: '' });
  });

  test('from a folder below the root, a revision alone means its dist there', async () => {
    process.chdir('dist');
    expect(await ask('main', '.')).toMatchObject({
      code: 2,
      err: expect.stringContaining('revision main has no ./dist'),
    });
    expect((await ask('main:dist', '.')).out).toContain('shop/web moves');
    process.chdir('..');
  });

  test.each([
    ['nope', 'there is no file, folder or Git revision nope'],
    ['main:nope', 'revision main has no nope'],
    [':', 'there is no file, folder or Git revision :'],
  ])('%s is refused', async (old, message) => {
    expect(await ask(old, 'dist')).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });
});
