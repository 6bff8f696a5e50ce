import { type MetalLbConfig, metallbSection } from '../config/metallb.js';
import type { Finding, Path } from '../finding.js';
import { flavourOf, installationOf, isWorkload } from '../installation.js';
import { type Manifests, readManifests } from '../manifests/read.js';
import {
  type Draft,
  identityOf,
  type KubeObject,
  type Rendering,
  type Resource,
  refOf,
} from '../resource.js';
import { applyFixes } from './advisories/fixes.js';
import type { Flavour } from './flavour.js';
import type { ReadFile } from './image-lock.js';
import { newestRelease } from './releases.js';

/** A manifest that is taken as it is. */
export interface Taken {
  /** The section with what the manifest shows: release, backend and namespace. */
  readonly config: MetalLbConfig;
  readonly rendering: Rendering;
}

/** What may stand beside `manifest`: what a manifest may not show, and what mends it. */
const beside: ReadonlySet<string> = new Set(['manifest', 'version', 'backend', 'namespace', 'fixes']);

const path: Path = ['metallb', 'manifest'];
const remedy =
  'take it from the manifests of a MetalLB release, or write it with helm template; the path is relative to the config';

/**
 * The manifest that the section names, of any release and any fork: its objects as they are, and what they show. Undefined for a
 * section that names none.
 *
 * @param name the file as findings name it
 */
export function takeManifest(config: MetalLbConfig, name: string, read: ReadFile): Taken | undefined {
  const { manifest: file } = config;
  if (file === undefined) return undefined;
  const bytes = read(file);
  if (!bytes) return refused(config, [error(`metallb.manifest ${file} cannot be read`, remedy)]);
  const manifests = readManifests(bytes, name);
  const faults = manifests.findings.length > 0 ? manifests.findings : unfit(file, manifests);
  return faults.length > 0 ? refused(config, faults) : taken(config, objectsOf(manifests));
}

function taken(config: MetalLbConfig, resources: readonly Resource[]): Taken {
  const flavour = flavourIn(config, resources);
  const objects = resources.map(({ object }) => object);
  const mended = applyFixes(objects, config.fixes, flavour);
  const drafts = mended.objects.map((object, index) => draft(object, resources[index] as Resource));
  const findings = [
    ...settings(config),
    ...contradictions(config, resources),
    ...unshown(config, resources),
    ...mended.findings,
  ];
  const { release: version, backend, namespace } = flavour;
  return {
    config: { ...config, version, backend, namespace },
    rendering: { drafts, handouts: [], findings },
  };
}

function refused(config: MetalLbConfig, findings: readonly Finding[]): Taken {
  return { config, rendering: { drafts: [], handouts: [], findings: [...findings, ...settings(config)] } };
}

/** What a manifest shows of its flavour; for the rest, what the section states. */
function flavourIn(config: MetalLbConfig, resources: readonly Resource[]): Flavour {
  const { release = config.version, backend = config.backend ?? 'native' } = flavourOf(resources);
  const { namespace } = installationOf(resources);
  const prometheus = resources.some(({ object: { kind } }) => /^(Service|Pod)Monitor$/.test(kind));
  return { release, backend, prometheus, namespace };
}

function draft(object: KubeObject, { origin }: Resource): Draft {
  return { object, use: 'apply', source: () => path, origin };
}

function error(message: string, remedy: string, where: Path = path): Finding {
  return { rule: 'metallb-manifest', severity: 'error', message, remedy, path: where };
}

function objectsOf({ resources, others }: Manifests): readonly Resource[] {
  return [...resources, ...others];
}

/** Why the objects of a file are no MetalLB that could be applied. */
function unfit(file: string, manifests: Manifests): Finding[] {
  const resources = objectsOf(manifests);
  const foreign = Object.values(manifests.ignored).reduce((sum, count) => sum + count, 0);
  const nameless = foreign - manifests.others.length;
  if (nameless > 0)
    return [error(`metallb.manifest ${file} has objects without a name (${nameless})`, 'name them')];
  const again = repeated(resources);
  if (again.length > 0)
    return again.map(({ object: { kind, metadata }, origin }) => ({
      ...error(`${kind} ${metadata.name} stands in ${file} a second time`, 'keep one of the two'),
      at: origin([]) as NonNullable<Finding['at']>,
    }));
  const workloads = resources.filter(
    ({ object }) =>
      isWorkload(object, 'Deployment', 'controller') || isWorkload(object, 'DaemonSet', 'speaker'),
  );
  if (workloads.length === 0)
    return [
      error(`metallb.manifest ${file} holds neither the controller nor the speaker of MetalLB`, remedy),
    ];
  return workloads
    .filter(({ object: { metadata } }) => metadata.namespace === undefined)
    .map(({ object: { kind, metadata }, origin }) => ({
      ...error(
        `${kind} ${metadata.name} is in no namespace, and would go wherever kubectl points to`,
        'write the manifest with namespaces, such as with helm template --namespace metallb-system',
      ),
      at: origin([]) as NonNullable<Finding['at']>,
    }));
}

function repeated(resources: readonly Resource[]): Resource[] {
  const seen = new Set<string>();
  return resources.filter(({ object }) => seen.size === seen.add(identityOf(refOf(object))).size);
}

/** Settings that would change the manifest: it is taken as it is. */
function settings(config: MetalLbConfig): Finding[] {
  const plain: Readonly<Record<string, unknown>> = metallbSection.parse({ manifest: config.manifest });
  return Object.entries(config)
    .filter(([key, value]) => !beside.has(key) && JSON.stringify(value) !== JSON.stringify(plain[key]))
    .map(([key]) =>
      error(
        `metallb.${key} does not go with metallb.manifest, which is taken as it is`,
        'change the manifest itself, or remove manifest and name a version that is known',
        ['metallb', key],
      ),
    );
}

/** What a manifest does not show, and the rules go by all the same. */
function unshown(config: MetalLbConfig, resources: readonly Resource[]): Finding[] {
  const { release, backend } = flavourOf(resources);
  const assumed = (what: string, judged: string, key: string): Finding => ({
    ...error(
      `metallb.manifest ${config.manifest} shows no ${what} that is known here, and is judged by ${judged}`,
      `write metallb.${key} where that is wrong`,
    ),
    severity: 'warning',
  });
  return [
    ...(release === undefined && config.version === newestRelease
      ? [assumed('release', config.version, 'version')]
      : []),
    ...(backend === undefined && config.backend === undefined
      ? [assumed('backend', 'native', 'backend')]
      : []),
  ];
}

/** What is stated, and is not what the manifest shows. */
function contradictions(config: MetalLbConfig, resources: readonly Resource[]): Finding[] {
  const { release: version, backend } = flavourOf(resources);
  const shown = { version, backend, namespace: installationOf(resources).namespace };
  const plain = metallbSection.parse({});
  return (['version', 'backend', 'namespace'] as const)
    .filter((key) => config[key] !== plain[key] && shown[key] !== undefined && config[key] !== shown[key])
    .map((key) =>
      error(`metallb.${key} is ${config[key]}, and the manifest says ${shown[key]}`, 'remove it', [
        'metallb',
        key,
      ]),
    );
}
