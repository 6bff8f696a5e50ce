import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { newestRelease } from '../lib/metallb/releases.js';
import type { Comparison } from './benchmark.js';
import type { Command } from './measure.js';
import { bin, ours, repository, upstreamManifest } from './paths.js';

const hasKubectl = spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0;
const manifest = upstreamManifest(newestRelease);

function example(dir: string): void {
  for (const name of ['cluster.yaml', 'kube-proxy.yaml']) copyFileSync(repository + name, `${dir}/${name}`);
}

/** `kubectl kustomize` of upstream's manifest, with the objects that our example adds to it. */
function kustomize(dir: string): Command {
  copyFileSync(manifest ?? '', `${dir}/metallb.yaml`);
  execFileSync(bin[0] as string, [bin[1] as string, 'synth'], { cwd: dir, stdio: 'ignore' });
  copyFileSync(`${dir}/dist/20-config.k8s.yaml`, `${dir}/config.yaml`);
  rmSync(`${dir}/dist`, { recursive: true });
  writeFileSync(`${dir}/kustomization.yaml`, 'resources: [metallb.yaml, config.yaml]\n');
  return { words: ['kubectl', 'kustomize', '.'], cwd: dir };
}

const nothing: Command = { words: [process.execPath, '-e', '0'], cwd: repository };

/** The repository's project, in a folder of its own. */
function project(dir: string): void {
  const names = ['cdk8s.yaml', 'cluster.yaml', 'kube-proxy.yaml', 'main.ts', 'package.json', 'tsconfig.json'];
  for (const name of names) copyFileSync(repository + name, `${dir}/${name}`);
  for (const name of ['lib', 'dist', 'imports'])
    cpSync(repository + name, `${dir}/${name}`, { recursive: true });
  symlinkSync(`${repository}node_modules`, `${dir}/node_modules`);
}

/** How long a user waits for one command. */
export const starts: readonly Comparison[] = [
  {
    title: '`cdk8s-metallb synth` of the example',
    reference: "`kubectl kustomize` of upstream's manifest and the same objects",
    bar: 1.25,
    skip:
      (!hasKubectl && 'there is no kubectl') ||
      (!manifest && `there is no copy of upstream's ${newestRelease}`),
    prepare(dir) {
      example(dir);
      const reference = kustomize(dir);
      return { subject: ours(dir, 'synth'), reference };
    },
  },
  {
    title: '`cdk8s-metallb check` of the example',
    reference: '`node -e 0`',
    bar: 2,
    prepare(dir) {
      example(dir);
      return { subject: ours(dir, 'check', 'cluster.yaml'), reference: nothing };
    },
  },
  {
    title: '`cdk8s-metallb kube-proxy` of its capture',
    reference: '`node -e 0`',
    prepare(dir) {
      example(dir);
      return { subject: ours(dir, 'kube-proxy', 'kube-proxy.yaml'), reference: nothing };
    },
  },
  {
    title: '`npm run synth` of the example',
    reference: '`cdk8s synth --app true`, with its output ready',
    rounds: 3,
    prepare(dir) {
      project(dir);
      const ready = `${dir}/ready`;
      cpSync(`${dir}/dist`, ready, { recursive: true });
      const words = [
        'npx',
        'cdk8s',
        'synth',
        '--check-upgrade=false',
        '--app',
        bareApp(ready),
        '--output',
        'bare',
      ];
      return { subject: { words: ['npm', 'run', 'synth'], cwd: dir }, reference: { words, cwd: dir } };
    },
  },
];

/** An app that costs as good as nothing: the CLI empties its output folder first, and fails where it finds none after. */
function bareApp(ready: string): string {
  const charts = readdirSync(ready).filter((name) => name.endsWith('.k8s.yaml'));
  return `mkdir -p bare && cp ${charts.map((name) => `${ready}/${name}`).join(' ')} bare`;
}
