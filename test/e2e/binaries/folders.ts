import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const here = new URL('.', import.meta.url).pathname;

/** A Go module that pins programs, and what is built of it: file name and package. */
export interface Module {
  readonly folder: string;
  readonly programs: Readonly<Record<string, string>>;
}

export const modules = {
  kubernetes: {
    folder: join(here, 'kubernetes'),
    programs: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
  },
  etcd: { folder: join(here, 'etcd'), programs: { etcd: 'go.etcd.io/etcd/server/v3' } },
  metallb: {
    folder: join(here, 'metallb'),
    programs: { controller: 'go.universe.tf/metallb/controller', speaker: 'go.universe.tf/metallb/speaker' },
  },
  /** What is upgraded from. */
  oldMetallb: {
    folder: join(here, 'metallb-0.14.9'),
    programs: { controller: 'go.universe.tf/metallb/controller' },
  },
} as const satisfies Readonly<Record<string, Module>>;

/** Where the programs of the pinned modules are kept: outside of the tree, in a folder for just these versions. */
function cacheOf(...pinned: Module[]): string {
  const hash = createHash('sha256');
  for (const { folder } of pinned)
    for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(folder, file)));
  const root = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(root, 'cdk8s-metallb', hash.digest('hex').slice(0, 16));
}

/** Folder with `etcd`, `kube-apiserver` and `kubectl`; the variable is envtest's own. */
export const assetsFolder = process.env.KUBEBUILDER_ASSETS || cacheOf(modules.kubernetes, modules.etcd);

/** Folder with MetalLB's `controller` and `speaker`. */
export const metallbFolder = process.env.METALLB_BIN || cacheOf(modules.metallb);

/** Folder with the `controller` that is upgraded from. */
export const oldMetallbFolder = process.env.METALLB_OLD_BIN || cacheOf(modules.oldMetallb);

/** Version of a module that its go.mod pins. */
export function versionOf(name: keyof typeof modules, path: string): string {
  const text = readFileSync(join(modules[name].folder, 'go.mod'), 'utf8');
  return new RegExp(`${path.replaceAll('.', '\\.')} (v\\S+)`).exec(text)?.[1] ?? 'unknown';
}
