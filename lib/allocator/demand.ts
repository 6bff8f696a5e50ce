import { type Family, tryAddress } from '../addresses/range.js';
import type { Resource } from '../resource.js';
import type { World } from '../world.js';
import type { Behaviour } from './behaviour.js';
import { list, record, strings, text, texts } from './fields.js';
import { familyOf, type Ip, ipOf } from './ip.js';
import { keyOf, namespaceOf } from './objects.js';
import type { Labels } from './selector.js';

export type FamilyPolicy = 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';

/** Why the addresses that a Service asks for cannot even be read. */
export type RequestFault = 'svc-lbip-both' | 'svc-lbip-invalid' | 'svc-lbip-count';

/** What decides whether two Services may share an address, and at which ports they would clash. */
export interface Sharing {
  /** `allow-shared-ip`; empty: not shared. */
  readonly key: string;
  /** Text of the pod selector under `externalTrafficPolicy: Local`; else empty. */
  readonly backend: string;
  /** `TCP/443`. */
  readonly ports: readonly string[];
}

/** A Service as the allocator sees it. */
export interface Demand {
  /** `namespace/name`. */
  readonly key: string;
  readonly namespace: string;
  readonly resource: Resource;
  readonly labels: Labels;
  readonly type: string;
  readonly loadBalancerClass: string | undefined;
  readonly policy: FamilyPolicy;
  /** Families of the clusterIPs, or of what the API server would give it. Empty when they make no sense. */
  readonly families: readonly Family[];
  /** The family that a PreferDualStack Service would rather have. */
  readonly preferred: Family;
  /** Addresses asked for; empty when none are. */
  readonly requested: readonly Ip[];
  readonly requestFault: RequestFault | undefined;
  /** Pool asked for; empty when none is. */
  readonly pool: string;
  readonly sharing: Sharing;
  /** Addresses in `status.loadBalancer.ingress`. Ones that cannot be read are -1. */
  readonly held: readonly Ip[];
}

/**
 * Every Service of a World, in the order in which a controller that starts would handle them: those with more addresses
 * first, otherwise as they are listed.
 */
export function demandsOf(world: World, behaviour: Behaviour): Demand[] {
  return services(world)
    .map((resource) => demandOf(resource, behaviour))
    .sort((a, b) => b.held.length - a.held.length);
}

/** Services, with what we patch laid over what is known of them. */
function services(world: World): Resource[] {
  const byKey = new Map<string, Resource>();
  for (const resource of world.resources) {
    if (resource.object.kind !== 'Service' || resource.object.apiVersion !== 'v1') continue;
    const key = keyOf(resource.object);
    const before = byKey.get(key);
    const after = resource.use === 'patch' && before ? patched(before, resource) : resource;
    byKey.set(key, before?.use === 'patch' && resource.use === 'known' ? patched(resource, before) : after);
  }
  return [...byKey.values()];
}

function patched(base: Resource, patch: Resource): Resource {
  const merged = merge(base.object, patch.object) as Resource['object'];
  return {
    object: merged,
    use: 'patch',
    origin: (path) => (has(patch.object, path) ? patch.origin(path) : base.origin(path)),
  };
}

/** JSON merge patch (RFC 7386), which is what we tell people to apply. */
function merge(base: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> = { ...record(base) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

function has(object: unknown, path: readonly (string | number)[]): boolean {
  let value = object;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !(key in value)) return false;
    value = (value as Record<string | number, unknown>)[key];
  }
  return true;
}

function demandOf(resource: Resource, behaviour: Behaviour): Demand {
  const { object } = resource;
  const spec = record(object.spec);
  const annotations = strings(object.metadata.annotations);
  const annotation = (name: string) => annotationOf(annotations, name, behaviour);
  const families = familiesOf(spec);
  return {
    key: keyOf(object),
    namespace: namespaceOf(object),
    resource,
    labels: strings(object.metadata.labels),
    // A patch says only what it changes; it binds Services of type LoadBalancer.
    type: text(spec.type) ?? (resource.use === 'patch' ? 'LoadBalancer' : 'ClusterIP'),
    loadBalancerClass: text(spec.loadBalancerClass),
    policy: policyOf(spec.ipFamilyPolicy),
    families,
    preferred: texts(spec.ipFamilies)[0] === 'IPv6' ? 'ipv6' : 'ipv4',
    ...requestOf(annotation('loadBalancerIPs'), text(spec.loadBalancerIP) ?? ''),
    pool: annotation('address-pool'),
    sharing: sharingOf(annotation('allow-shared-ip'), spec),
    held: list(record(record(object.status).loadBalancer).ingress)
      .map((ingress) => text(record(ingress).ip) ?? '')
      .filter((ip) => ip !== '')
      .map((ip) => {
        const address = tryAddress(ip);
        return address ? ipOf(address) : -1n;
      }),
  };
}

/** Value of an annotation of MetalLB's; the newer prefix wins as soon as it is present, even when it is empty. */
function annotationOf(annotations: Labels, name: string, behaviour: Behaviour): string {
  const old = annotations[`metallb.universe.tf/${name}`] ?? '';
  return behaviour.newPrefix ? (annotations[`metallb.io/${name}`] ?? old) : old;
}

function policyOf(value: unknown): FamilyPolicy {
  return value === 'PreferDualStack' || value === 'RequireDualStack' ? value : 'SingleStack';
}

function familiesOf(spec: Readonly<Record<string, unknown>>): Family[] {
  const clusterIps = texts(spec.clusterIPs);
  const written = clusterIps.length > 0 ? clusterIps : [text(spec.clusterIP) ?? ''];
  const addresses = written.filter((ip) => ip !== '' && ip !== 'None').map(tryAddress);
  if (addresses.length > 0) {
    const families = addresses.flatMap((address) => (address ? [address.family] : []));
    const sound = families.length === addresses.length && families.length === new Set(families).size;
    return sound ? families : [];
  }
  const families = texts(spec.ipFamilies).map((family) => (family === 'IPv6' ? 'ipv6' : 'ipv4'));
  return families.length > 0 ? [...new Set<Family>(families)] : ['ipv4'];
}

function requestOf(
  annotation: string,
  field: string,
): { requested: readonly Ip[]; requestFault: RequestFault | undefined } {
  if (annotation === '' && field === '') return { requested: [], requestFault: undefined };
  if (annotation !== '' && field !== '') return { requested: [], requestFault: 'svc-lbip-both' };
  const written = annotation === '' ? [field] : annotation.split(',').map((part) => part.trim());
  const addresses = written.map(tryAddress);
  if (addresses.includes(undefined)) return { requested: [], requestFault: 'svc-lbip-invalid' };
  const requested = addresses.flatMap((address) => (address ? [ipOf(address)] : []));
  const families = new Set(requested.map(familyOf));
  if (families.size !== requested.length) return { requested, requestFault: 'svc-lbip-count' };
  return { requested, requestFault: undefined };
}

function sharingOf(key: string, spec: Readonly<Record<string, unknown>>): Sharing {
  const local = spec.externalTrafficPolicy === 'Local';
  const backend = local
    ? Object.entries(strings(spec.selector))
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join(',')
    : '';
  const ports = list(spec.ports)
    .map(record)
    .map(({ protocol, port }) => `${text(protocol) ?? 'TCP'}/${String(port)}`);
  return { key, backend, ports };
}
