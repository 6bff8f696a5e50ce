import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { kubectl } from '../kubectl.js';
import { MemoryIo } from '../memory-io.js';

interface Kustomization {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly patches?: readonly object[];
    readonly dependsOn?: readonly object[];
    readonly healthChecks?: readonly object[];
  };
}

async function rendered(config: string): Promise<Map<string, string>> {
  const io = new MemoryIo({ 'cluster.yaml': config });
  expect(await run(['synth'], io)).toBe(0);
  return io.files;
}

const kustomizations = (files: Map<string, string>) =>
  loadAll(files.get('dist/host/flux.txt') as string) as Kustomization[];

/** Kinds of what `kubectl kustomize` makes of the folder with the patches of a Kustomization. */
function kindsOf(files: Map<string, string>, { spec }: Kustomization): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'flux-'));
  try {
    const charts = [...files].filter(([name]) => name.endsWith('.k8s.yaml'));
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of charts) writeFileSync(join(folder, basename(name)), text);
    const resources = charts.map(([name]) => basename(name));
    writeFileSync(join(folder, 'kustomization.yaml'), dump({ resources, patches: spec.patches }));
    const { status, stdout, stderr } = spawnSync(kubectl as string, ['kustomize', folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return (loadAll(stdout) as { kind: string }[]).map(({ kind }) => kind).sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pools = 'gitops: flux\npools:\n  home: 192.168.8.151-192.168.8.198\n';

test.skipIf(!kubectl).each(['native', 'frr', 'frr-k8s'])(
  'the two Kustomizations share out the folder, as kustomize reads it, with backend %s',
  async (backend) => {
    const files = await rendered(`${pools}metallb: {backend: ${backend}, prometheus: true}\n`);
    const [install, config] = kustomizations(files) as [Kustomization, Kustomization];
    const all = [...files]
      .filter(([name]) => name.endsWith('.k8s.yaml'))
      .flatMap(([, text]) => loadAll(text) as { kind: string }[])
      .map(({ kind }) => kind);
    const own = ['IPAddressPool', 'L2Advertisement'];
    expect(kindsOf(files, config)).toEqual(own);
    expect(kindsOf(files, install)).toEqual(all.filter((kind) => !own.includes(kind)).sort());
  },
);

test('the custom resources wait for the controller', async () => {
  const [install, config] = kustomizations(await rendered(`name: rack\n${pools}metallb: {namespace: lb}\n`));
  expect(install?.metadata.name).toBe('rack');
  expect(install?.spec.healthChecks).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'controller', namespace: 'lb' },
  ]);
  expect(config?.metadata.name).toBe('rack-config');
  expect(config?.spec.dependsOn).toEqual([{ name: 'rack' }]);
});

test('one Kustomization where MetalLB is there already, or where there is nothing to configure', async () => {
  const names = async (config: string) =>
    kustomizations(await rendered(config)).map(({ metadata, spec }) => [metadata.name, 'patches' in spec]);
  expect(await names(`${pools}metallb: {install: false}\n`)).toEqual([['cluster', false]]);
  expect(await names('gitops: flux\npools: {}\n')).toEqual([['cluster', false]]);
});
