import type { KubeObject } from '../../resource.js';
import { type Flavour, first, only } from '../flavour.js';
import { webhookService } from '../names.js';
import { type Backend, isSince, type Release } from '../releases.js';
import placeholder from './ca-placeholder.json' with { type: 'json' };
import { describeCrd } from './descriptions.js';
import { type Change, history } from './history.js';
import newest from './newest.json' with { type: 'json' };

/** What decides about the CRDs of a manifest. */
export type CrdFlavour = Pick<Flavour, 'release' | 'backend' | 'prometheus'>;

/** A schema of a CRD: a JSON Schema with Kubernetes' extensions. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/** A version of a CRD. */
export interface Version {
  name: string;
  schema: { openAPIV3Schema: Schema };
  [key: string]: unknown;
}

/** A CRD as we keep it. */
export interface Crd extends KubeObject {
  readonly spec: {
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly Version[];
    readonly conversion?: { readonly webhook?: object };
  };
}

/** The CRDs of a flavour as they are applied, by name: described, and converted by this flavour's webhook. */
export function crdObjects(flavour: Flavour): KubeObject[] {
  return structures(flavour).map((crd) => describeCrd(withConversion(crd, flavour)));
}

/** The schema of a kind of MetalLB in a release; undefined when the release does not know the kind or the version. */
export function crdSchema(release: Release, kind: string, version: string): Schema | undefined {
  const crd = structures({ release, backend: 'frr-k8s', prometheus: false }).find(
    ({ spec }) => spec.names.kind === kind,
  );
  return crd?.spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema;
}

/** The kinds of MetalLB that a release knows. */
export function crdKinds(release: Release): string[] {
  return structures({ release, backend: 'native', prometheus: false }).map(({ spec }) => spec.names.kind);
}

/** The release that brought a field, without the `v`; undefined when it has always been there, or is unknown. */
export function fieldSince(kind: string, version: string, field: string): string | undefined {
  const crd = (newest as unknown as Crd[]).find(({ spec }) => spec.names.kind === kind);
  if (!crd) return undefined;
  const name = crdName(crd);
  return history.find(
    (change) =>
      change.crd === name &&
      change.version === version &&
      change.field === field &&
      !change.key &&
      !change.before,
  )?.since;
}

const cache = new Map<string, readonly Crd[]>();

function structures({ release, backend, prometheus }: CrdFlavour): readonly Crd[] {
  const key = `${release} ${backend === 'frr-k8s'} ${prometheus}`;
  const known = cache.get(key);
  if (known) return known;
  const younger = history.filter(
    (change) => !isSince(release, change.since) && (!change.prometheus || prometheus),
  );
  const list = without(newest as unknown as Crd[], younger)
    .filter((crd) => isPart(crd, backend))
    .sort(byName);
  cache.set(key, list);
  return list;
}

/** `crds` as they were before `changes`, the youngest change first. */
export function without(crds: readonly Crd[], changes: readonly Change[]): Crd[] {
  const copies = changes.length > 0 ? structuredClone(crds) : crds;
  const byCrdName = new Map(copies.map((crd) => [crdName(crd), crd]));
  for (const change of changes) undo(byCrdName, change);
  return [...byCrdName.values()];
}

/** Plural name, in full for the group of frr-k8s. */
export function crdName({ metadata: { name } }: KubeObject): string {
  return name.endsWith('.frrk8s.metallb.io') ? name : name.slice(0, name.indexOf('.'));
}

/** Whether a CRD is in the manifests of `backend`. */
export function isPart({ metadata }: KubeObject, backend: Backend): boolean {
  return backend === 'frr-k8s' || !metadata.name.endsWith('.frrk8s.metallb.io');
}

function byName(a: Crd, b: Crd): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

function undo(crds: Map<string, Crd>, { crd: name, version: versionName, field, key, before }: Change): void {
  if (!versionName) {
    if (before) crds.set(name, structuredClone(before as Crd));
    else crds.delete(name);
    return;
  }
  const version = crds.get(name)?.spec.versions.find((one) => one.name === versionName);
  if (!version) return;
  const steps = field ? stepsOf(field) : [];
  const parent = key ? steps : steps.slice(0, -1);
  const root: unknown = field ? version.schema.openAPIV3Schema : version;
  const schema = parent.reduce((at, step) => (at as Record<string, unknown> | undefined)?.[step], root);
  if (schema) put(schema as Record<string, unknown>, key ?? (steps.at(-1) as string), before);
}

function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete target[key];
  else target[key] = structuredClone(value);
}

/** `spec.routers[].asn` as keys of a schema: properties, spec, properties, routers, items, properties, asn. */
function stepsOf(field: string): string[] {
  return field.split('.').flatMap((part) => {
    const name = part.replaceAll('[]', '');
    const depth = (part.length - name.length) / 2;
    return ['properties', name, ...Array<string>(depth).fill('items')];
  });
}

/** The CRD with its conversion webhook, if it has one: its Service, and up to 0.14.9 a CA that has long expired. */
export function withConversion(crd: KubeObject, flavour: Flavour): KubeObject {
  const { spec } = crd as Crd;
  const { conversion } = spec;
  if (!conversion?.webhook) return crd;
  const ca = first(flavour, only<object>({ until: '0.14.9' }, placeholder), {});
  const service = { name: webhookService(flavour), namespace: flavour.namespace, path: '/convert' };
  return {
    ...crd,
    spec: {
      ...spec,
      conversion: { ...conversion, webhook: { ...conversion.webhook, clientConfig: { ...ca, service } } },
    },
  };
}
