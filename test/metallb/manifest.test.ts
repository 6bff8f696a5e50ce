import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import type { KubeObject } from '../../lib/index.js';
import { MetalLb } from '../../lib/index.js';
import { MemoryIo } from '../memory-io.js';

const pools = 'pools:\n  home: 192.168.8.151-192.168.8.198\n';

async function synth(files: Record<string, string>): Promise<MemoryIo> {
  const io = new MemoryIo(files);
  expect([await run(['synth'], io), io.stderr]).toEqual([0, expect.any(String)]);
  return io;
}

async function findings(config: string, manifest?: string): Promise<string> {
  const io = new MemoryIo({ 'site/cluster.yaml': config });
  if (manifest !== undefined) io.write('site/metallb.yaml', manifest);
  expect(await run(['check', 'site/cluster.yaml'], io)).not.toBe(0);
  return io.stdout;
}

/** What a published manifest holds: our own rendering, without the custom resources. */
async function published(metallb: string): Promise<string> {
  const io = await synth({ 'cluster.yaml': `pools: {}\nmetallb: ${metallb}\n` });
  return charts(io).join('---\n');
}

const charts = (io: MemoryIo) =>
  [...io.files].filter(([name]) => name.endsWith('.k8s.yaml')).map(([, text]) => text);

const taken = (more = '') => `${pools}metallb: {manifest: metallb.yaml${more}}\n`;

function byIdentity(texts: readonly string[]): Map<string, unknown> {
  const objects = texts.flatMap((text) => loadAll(text) as KubeObject[]).filter(Boolean);
  return new Map(
    objects.map((object) => [
      `${object.apiVersion} ${object.kind} ${object.metadata.namespace ?? ''} ${object.metadata.name}`,
      JSON.parse(JSON.stringify(object, (_, value) => value ?? undefined)),
    ]),
  );
}

const upstream = new URL('../../../shared/upstream/', import.meta.url);
const manifests = existsSync(upstream)
  ? readdirSync(upstream, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\/metallb-.*\.yaml$/.test(name),
    )
  : [];

if (manifests.length === 0) test.skip('published manifests: there is no copy of them here', () => undefined);
else
  test.each(manifests)('%s comes out as it went in', async (name) => {
    const text = readFileSync(new URL(name, upstream), 'utf8');
    const io = await synth({
      'cluster.yaml': 'metallb: {manifest: metallb.yaml}\npools: {}\n',
      'metallb.yaml': text,
    });
    expect(byIdentity(charts(io))).toEqual(byIdentity([text]));
  });

test.each([
  ['v0.13.12', 'native'],
  ['v0.14.9', 'frr'],
  ['v0.15.3', 'frr-k8s'],
  ['v0.16.1', 'native'],
])('the manifest of %s %s renders what naming the release renders', async (version, backend) => {
  const metallb = `{version: ${version}, backend: ${backend}}`;
  const named = await synth({ 'cluster.yaml': `${pools}metallb: ${metallb}\n` });
  const io = await synth({ 'cluster.yaml': taken(), 'metallb.yaml': await published(metallb) });
  expect(charts(io)).toEqual(charts(named));
  expect(io.stderr.split('\n')[0]).toBe(
    `cluster: MetalLB of metallb.yaml, judged as ${version}, backend ${backend} (by the manifest)`,
  );
});

test('a fork: another release, another namespace, and kinds that nobody here knows', async () => {
  const text = (await published('{namespace: lb, backend: frr}')).replaceAll('v0.16.1', 'v9.9.9');
  const extra =
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: lb}\nspec: {size: 3}\n';
  const io = await synth({
    'cluster.yaml': taken(', version: v0.15.3'),
    'metallb.yaml': `${text}---\n${extra}`,
  });
  expect(io.stderr.split('\n')[0]).toBe(
    'cluster: MetalLB of metallb.yaml, judged as v0.15.3, backend frr (by the manifest)',
  );
  expect(io.files.get('dist/30-metallb.k8s.yaml')?.split('---\n').at(-1)).toBe(
    'apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\n  namespace: lb\nspec:\n  size: 3\n',
  );
  const [pool] = loadAll(io.files.get('dist/20-config.k8s.yaml') as string) as KubeObject[];
  expect(pool?.metadata).toEqual({ name: 'home', namespace: 'lb' });
});

test('rules judge by the release of the manifest, and say where in it something stands', async () => {
  const manifest = await published('{version: v0.14.9, backend: frr, fixes: true}');
  const config = `${taken()}peers:\n  tor: {myASN: 64512, dynamicASN: external, interface: eth0}\n`;
  expect(await findings(config, manifest)).toBe(
    'site/cluster.yaml:5:56: error: BGPPeer tor has the field spec.interface, which MetalLB v0.14.9 does not know [rel-field]\n' +
      '  move to v0.15.0 or newer, which brought it, or remove it\n1 error\n',
  );
});

test('fixes mend a manifest', async () => {
  const manifest = await published('{version: v0.15.3, backend: frr-k8s}');
  const io = await synth({
    'cluster.yaml': taken(', fixes: [rbac-proxy-registry]'),
    'metallb.yaml': manifest,
  });
  const mended = await synth({
    'cluster.yaml': `${pools}metallb: {version: v0.15.3, backend: frr-k8s, fixes: [rbac-proxy-registry]}\n`,
  });
  expect(charts(io)).toEqual(charts(mended));
  expect(io.stderr).not.toContain('warning');
});

test.each([
  [
    'nothing there',
    undefined,
    'site/cluster.yaml:3:21: error: metallb.manifest metallb.yaml cannot be read [metallb-manifest]\n' +
      '  take it from the manifests of a MetalLB release, or write it with helm template; the path is relative to the config\n1 error\n',
  ],
  [
    'an empty file',
    '',
    'site/cluster.yaml:3:21: error: metallb.manifest metallb.yaml holds neither the controller nor the speaker of MetalLB [metallb-manifest]\n' +
      '  take it from the manifests of a MetalLB release, or write it with helm template; the path is relative to the config\n1 error\n',
  ],
  [
    'no Kubernetes object',
    'hello: world\n',
    'site/metallb.yaml:1:1: error: this is no Kubernetes object: it has no apiVersion [manifest-object]\n' +
      '  give it apiVersion, kind and metadata.name, or leave the file out; a config of ours has pools, metallb or peers instead\n1 error\n',
  ],
  [
    'no YAML',
    'a: [\n',
    'site/metallb.yaml:2:1: error: this is no YAML: deficient indentation [manifest-syntax]\n' +
      '  mend the line, or the one above it\n1 error\n',
  ],
  [
    'an object without a name',
    'apiVersion: v1\nkind: Widget\nmetadata: {}\n',
    'site/cluster.yaml:3:21: error: metallb.manifest metallb.yaml has objects without a name (1) [metallb-manifest]\n  name them\n1 error\n',
  ],
  [
    'an object that stands there twice',
    'apiVersion: v1\nkind: Widget\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Widget\nmetadata: {name: a}\n',
    'site/metallb.yaml:5:1: error: Widget a stands in metallb.yaml a second time [metallb-manifest]\n  keep one of the two\n1 error\n',
  ],
])('a file with %s', async (_, manifest, said) => {
  expect(await findings(taken(), manifest)).toBe(said);
});

test('what a manifest does not show is told, unless the config says it', async () => {
  const bare = (await published('{version: v0.15.3, backend: frr}'))
    .replaceAll(/(metallb\/(?:controller|speaker)):v0\.15\.3/g, '$1@sha256:00')
    .replaceAll(/(METALLB_BGP_TYPE\n +value: )frr/g, '$1bird');
  const io = await synth({ 'cluster.yaml': taken(), 'metallb.yaml': bare });
  expect(io.stderr).toContain(
    'cluster.yaml:3:21: warning: metallb.manifest metallb.yaml shows no backend that is known here, and is judged by native [metallb-manifest]\n  write metallb.backend where that is wrong\n' +
      'cluster.yaml:3:21: warning: metallb.manifest metallb.yaml shows no release that is known here, and is judged by v0.16.1 [metallb-manifest]\n  write metallb.version where that is wrong\n',
  );
  const said = await synth({
    'cluster.yaml': taken(', version: v0.15.3, backend: frr'),
    'metallb.yaml': bare,
  });
  expect(said.stderr.split('\n')[0]).toBe(
    'cluster: MetalLB of metallb.yaml, judged as v0.15.3, backend frr (by the manifest)',
  );
  expect(said.stderr).not.toContain('[metallb-manifest]');
});

test('images of another name show their release all the same', async () => {
  const mirrored = (await published('{version: v0.15.3}')).replaceAll(
    'quay.io/metallb/controller:',
    'registry.example/metallb-controller:',
  );
  const io = await synth({ 'cluster.yaml': taken(), 'metallb.yaml': mirrored });
  expect(io.stderr.split('\n')[0]).toContain('judged as v0.15.3');
});

test('workloads without a namespace', async () => {
  const text = (await published('{}')).replace(
    /(kind: Deployment\nmetadata:\n(?: {2,}.*\n)*?) {2}namespace: metallb-system\n/,
    '$1',
  );
  expect(await findings(taken(), text)).toMatch(
    /^site\/metallb\.yaml:\d+:1: error: Deployment controller is in no namespace, and would go wherever kubectl points to \[metallb-manifest\]\n {2}write the manifest with namespaces, such as with helm template --namespace metallb-system\n1 error\n$/,
  );
});

test('objects of frr-k8s are configuration too', async () => {
  const own =
    'apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nmetadata: {name: raw, namespace: metallb-system}\nspec: {}\n';
  const text = `${await published('{backend: frr-k8s}')}---\n${own}`;
  const io = await synth({ 'cluster.yaml': `${taken()}gitops: [argocd, flux]\n`, 'metallb.yaml': text });
  const last = (loadAll(io.files.get('dist/20-config.k8s.yaml') as string) as KubeObject[]).at(-1);
  expect([last?.kind, last?.metadata.annotations]).toEqual([
    'FRRConfiguration',
    { 'argocd.argoproj.io/sync-wave': '-1' },
  ]);
  expect(io.files.get('dist/host/flux.txt')).toContain('group: frrk8s.metallb.io|metallb.io\n');
});

test('everything that contradicts the manifest, at once', async () => {
  const config = `${pools}metallb:\n  manifest: metallb.yaml\n  version: v0.15.3\n  backend: frr\n  namespace: lb\n  prometheus: true\n  install: false\n`;
  const remedy = 'change the manifest itself, or remove manifest and name a version that is known';
  expect(await findings(config, await published('{}'))).toBe(
    [
      'site/cluster.yaml:5:12: error: metallb.version is v0.15.3, and the manifest says v0.16.1 [metallb-manifest]\n  remove it\n',
      'site/cluster.yaml:6:12: error: metallb.backend is frr, and the manifest says native [metallb-manifest]\n  remove it\n',
      'site/cluster.yaml:7:14: error: metallb.namespace is lb, and the manifest says metallb-system [metallb-manifest]\n  remove it\n',
      `site/cluster.yaml:8:15: error: metallb.prometheus does not go with metallb.manifest, which is taken as it is [metallb-manifest]\n  ${remedy}\n`,
      `site/cluster.yaml:9:12: error: metallb.install does not go with metallb.manifest, which is taken as it is [metallb-manifest]\n  ${remedy}\n`,
      '5 errors\n',
    ].join(''),
  );
});

test('the construct takes a manifest too', async () => {
  const text = await published('{version: v0.15.3}');
  const chart = new Chart(new App(), 'metallb');
  const metallb = new MetalLb(chart, 'metallb', {
    manifest: 'metallb.yaml',
    read: (path) => (path === 'metallb.yaml' ? new TextEncoder().encode(text) : undefined),
  });
  expect(metallb.controller.toJson()).toEqual(
    byIdentity([text]).get('apps/v1 Deployment metallb-system controller'),
  );
  expect(byIdentity([text]).size).toBe(chart.toJson().length);
});

test('annotations for GitOps tools are on its objects as well', async () => {
  const io = await synth({
    'cluster.yaml': `${taken()}gitops: argocd\n`,
    'metallb.yaml': await published('{}'),
  });
  const [namespace] = loadAll(io.files.get('dist/10-namespace.k8s.yaml') as string) as KubeObject[];
  expect(namespace?.metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-wave'], '-2');
});
