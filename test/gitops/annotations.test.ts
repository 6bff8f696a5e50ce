import { load, loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const pools = 'pools:\n  home: 192.168.8.151-192.168.8.198\n';

async function rendered(config: string): Promise<MemoryIo> {
  const io = new MemoryIo({ 'cluster.yaml': config });
  expect([await run(['synth'], io), io.stderr]).toEqual([0, expect.any(String)]);
  return io;
}

interface KubeObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
}

function objectsIn(io: MemoryIo): KubeObject[] {
  return [...io.files]
    .filter(([name]) => name.endsWith('.k8s.yaml'))
    .flatMap(([, text]) => loadAll(text) as KubeObject[]);
}

/** Annotations that `gitops` brings, by object. */
async function annotations(config: string): Promise<Record<string, Record<string, string>>> {
  const tools = /argoproj|fluxcd|k14s/;
  const own = objectsIn(await rendered(config)).map(({ kind, metadata }) => [
    `${kind} ${metadata.name}`,
    Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([name]) => tools.test(name))),
  ]);
  return Object.fromEntries(own.filter(([, found]) => Object.keys(found as object).length > 0));
}

test('without gitops nothing is annotated, and nothing is handed out', async () => {
  expect(await annotations(pools)).toEqual({});
  expect([...(await rendered(pools)).files.keys()].filter((name) => name.startsWith('dist/host'))).toEqual(
    [],
  );
});

test('Argo CD: waves in which nothing waits for a node, and no pruning of definitions', async () => {
  const found = await annotations(`${pools}gitops: argocd\n`);
  const definition = {
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    'argocd.argoproj.io/sync-wave': '-2',
  };
  const config = { 'argocd.argoproj.io/sync-wave': '-1' };
  const crds = Object.keys(found).filter((name) => name.startsWith('CustomResourceDefinition '));
  expect(crds).toHaveLength(9);
  expect(found).toEqual({
    ...Object.fromEntries(crds.map((name) => [name, definition])),
    'Namespace metallb-system': definition,
    'IPAddressPool home': config,
    'L2Advertisement home': config,
  });
});

test('Argo CD: custom resources whose definitions come from elsewhere skip the dry run', async () => {
  const found = await annotations(`${pools}gitops: argocd\nmetallb: {install: false}\n`);
  const config = {
    'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
    'argocd.argoproj.io/sync-wave': '-1',
  };
  expect(found).toEqual({ 'IPAddressPool home': config, 'L2Advertisement home': config });
});

test('Flux: definitions and the namespace are never pruned', async () => {
  const found = await annotations(`${pools}gitops: [flux]\n`);
  expect(new Set(Object.keys(found).map((name) => name.split(' ')[0]))).toEqual(
    new Set(['CustomResourceDefinition', 'Namespace']),
  );
  for (const own of Object.values(found))
    expect(own).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
});

test('kapp: the webhook configurations after the custom resources, and filled Secrets as they are', async () => {
  const found = await annotations(
    `${pools}gitops: kapp\nmetallb: {version: v0.15.3, backend: frr-k8s}\nignore:\n  - {rule: advisory-rbac-proxy-registry, reason: mirrored}\n`,
  );
  const definitions = Object.entries(found).filter(([name]) => /^(Custom|Namespace)/.test(name));
  for (const [, own] of definitions) expect(own).toEqual({ 'kapp.k14s.io/delete-strategy': 'orphan' });
  const rule = {
    'kapp.k14s.io/change-rule': 'upsert after upserting metallb.io/config',
    'kapp.k14s.io/change-rule.del': 'delete before deleting metallb.io/config',
  };
  const rest = Object.entries(found).filter(([name]) => !/^(Custom|Namespace)/.test(name));
  expect(Object.fromEntries(rest)).toEqual({
    'IPAddressPool home': { 'kapp.k14s.io/change-group': 'metallb.io/config' },
    'L2Advertisement home': { 'kapp.k14s.io/change-group': 'metallb.io/config' },
    'Secret metallb-webhook-cert': { 'kapp.k14s.io/update-strategy': 'skip' },
    'Secret frr-k8s-webhook-server-cert': { 'kapp.k14s.io/update-strategy': 'skip' },
    'ValidatingWebhookConfiguration metallb-webhook-configuration': rule,
    'ValidatingWebhookConfiguration frr-k8s-validating-webhook-configuration': rule,
  });
});

test('what an object says itself stays, and other annotations stay beside it', async () => {
  const config =
    'gitops: [argocd, kapp]\npools:\n  home:\n    addresses: 192.168.8.151-192.168.8.198\n    annotations: {argocd.argoproj.io/sync-wave: "7", team: net}\n';
  const io = await rendered(config);
  expect(objectsIn(io).find(({ kind }) => kind === 'IPAddressPool')?.metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-wave': '7',
    'kapp.k14s.io/change-group': 'metallb.io/config',
    team: 'net',
  });
});

test('the objects differ in annotations alone', async () => {
  const plain = await rendered(pools);
  const marked = await rendered(`${pools}gitops: [argocd, flux, kapp]\n`);
  const bare = (io: MemoryIo) =>
    objectsIn(io).map(({ metadata: { annotations: _, ...metadata }, ...object }) => ({
      ...object,
      metadata,
    }));
  expect(bare(marked)).toEqual(bare(plain));
});

test('the folder with annotations has no finding', async () => {
  const io = await rendered(`${pools}gitops: [argocd, flux, kapp]\n`);
  io.stdout = '';
  expect([await run(['check', 'dist'], io), io.stdout]).toEqual([0, 'no findings\n']);
});

test('a tool that nobody knows', async () => {
  const io = new MemoryIo({ 'cluster.yaml': `${pools}gitops: [argo]\n` });
  expect(await run(['check', 'cluster.yaml'], io)).toBe(1);
  expect(io.stdout).toBe(
    'cluster.yaml:3:10: error: gitops[0] argo must be one of argocd, flux, kapp [config-value]\n  write one of argocd, flux, kapp\n1 error\n',
  );
});

test('an Application that leaves a CA of the controller alone, where the manifest brings one', async () => {
  const application = async (version: string, fixes: string) => {
    const io = await rendered(`${pools}gitops: argocd\nmetallb: {version: ${version}, fixes: ${fixes}}\n`);
    return load(io.files.get('dist/host/argocd.txt') as string) as { spec: Record<string, unknown> };
  };
  const { spec } = await application('v0.14.9', 'false');
  expect(spec.ignoreDifferences).toEqual([
    {
      group: 'apiextensions.k8s.io',
      kind: 'CustomResourceDefinition',
      name: 'bgppeers.metallb.io',
      jsonPointers: ['/spec/conversion/webhook/clientConfig/caBundle'],
    },
  ]);
  expect(spec.syncPolicy).toHaveProperty('syncOptions', ['RespectIgnoreDifferences=true']);
  const others = [await application('v0.14.9', '[ca-bundle]'), await application('v0.15.3', 'false')];
  for (const { spec } of others) {
    expect(spec).not.toHaveProperty('ignoreDifferences');
    expect(spec.syncPolicy).not.toHaveProperty('syncOptions');
  }
});
