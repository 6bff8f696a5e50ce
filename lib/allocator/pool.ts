import { isFault, parseEntry } from '../addresses/entry.js';
import type { Family } from '../addresses/range.js';
import type { Resource } from '../resource.js';
import type { World } from '../world.js';
import type { Behaviour } from './behaviour.js';
import { list, record, strings, texts } from './fields.js';
import { buggyBetween, familyOf, type Ip, ipOf, isBuggy, lastIpv4 } from './ip.js';
import { metallbObjects } from './objects.js';
import { type Labels, matchesAny } from './selector.js';

/** The addresses of one entry of a pool, in the order in which they are tried. */
export interface Walk {
  /** Index of the entry in `spec.addresses`. */
  readonly entry: number;
  readonly family: Family;
  readonly first: Ip;
  readonly last: Ip;
  /**
   * Where the allocator stops looking. It is `last`, except in an IPv4 network written as IPv6 (`::ffff:192.0.2.0/120`):
   * there it runs past the network to 255.255.255.255 and proposes addresses that the pool does not have.
   */
  readonly end: Ip;
}

/** Whom a pool with `serviceAllocation` serves. */
export interface Pinning {
  /** Lower comes first; 0 is unset and comes last. */
  readonly priority: number;
  /** Namespaces by name or selector; empty: every namespace. */
  readonly namespaces: ReadonlySet<string>;
  /** `namespaceSelectors` are there, and the labels of namespaces are not known. */
  readonly namespacesUnknown: boolean;
  /** Services by label; undefined: every label. */
  readonly serviceSelectors: readonly unknown[] | undefined;
}

/** An IPAddressPool as the allocator sees it. */
export interface Pool {
  readonly name: string;
  readonly resource: Resource;
  readonly labels: Labels;
  readonly walks: Readonly<Record<Family, readonly Walk[]>>;
  readonly autoAssign: boolean;
  readonly avoidBuggy: boolean;
  readonly pinning: Pinning | undefined;
}

/** The pools of a World. Entries that MetalLB refuses are left out here; the rules report them. */
export function poolsOf(world: World, behaviour: Behaviour): Pool[] {
  const namespaces = knownNamespaces(world);
  return metallbObjects(world, 'IPAddressPool').map((resource) => poolOf(resource, namespaces, behaviour));
}

function poolOf(resource: Resource, namespaces: Namespaces, behaviour: Behaviour): Pool {
  const { metadata, spec } = resource.object;
  const fields = record(spec);
  const walks = texts(fields.addresses).flatMap(walkOf);
  return {
    name: metadata.name,
    resource,
    labels: strings(metadata.labels),
    walks: {
      ipv4: walks.filter(({ family }) => family === 'ipv4'),
      ipv6: walks.filter(({ family }) => family === 'ipv6'),
    },
    autoAssign: fields.autoAssign !== false,
    avoidBuggy: fields.avoidBuggyIPs === true,
    pinning:
      fields.serviceAllocation === undefined || fields.serviceAllocation === null
        ? undefined
        : pinningOf(record(fields.serviceAllocation), namespaces, behaviour),
  };
}

function walkOf(text: string, index: number): Walk[] {
  const entry = parseEntry(text);
  if (isFault(entry) || !entry.range) return [];
  const { family, first, last } = entry.range;
  const end = ipOf({ family, value: last });
  return [
    {
      entry: index,
      family,
      first: ipOf({ family, value: first }),
      last: end,
      end: entry.mappedLength === undefined ? end : lastIpv4,
    },
  ];
}

function pinningOf(
  fields: Readonly<Record<string, unknown>>,
  known: Namespaces,
  behaviour: Behaviour,
): Pinning {
  const named = texts(fields.namespaces);
  const namespaceSelectors = list(fields.namespaceSelectors);
  const selected = [...known.labels]
    .filter(([, labels]) => matchesAny(namespaceSelectors, labels))
    .map(([name]) => name);
  const serviceSelectors = list(fields.serviceSelectors);
  const empty = named.length + namespaceSelectors.length + serviceSelectors.length === 0;
  return {
    priority: typeof fields.priority === 'number' ? fields.priority : 0,
    namespaces: new Set([...named, ...selected]),
    namespacesUnknown: namespaceSelectors.length > 0 && !known.complete,
    serviceSelectors:
      serviceSelectors.length > 0
        ? serviceSelectors
        : empty && behaviour.emptyAllocationMatches
          ? [{}]
          : undefined,
  };
}

interface Namespaces {
  readonly labels: ReadonlyMap<string, Labels>;
  /** Namespace objects are part of the input. MetalLB's own, which we render, says nothing about others. */
  readonly complete: boolean;
}

function knownNamespaces(world: World): Namespaces {
  const objects = world.resources.filter(
    ({ object }) => object.kind === 'Namespace' && object.apiVersion === 'v1',
  );
  return {
    labels: new Map(
      objects.map(({ object: { metadata } }) => [
        metadata.name,
        { ...strings(metadata.labels), 'kubernetes.io/metadata.name': metadata.name },
      ]),
    ),
    complete: objects.some(({ object }) => object.metadata.name !== world.metallb.namespace),
  };
}

/** Whether a pool lets a Service in; `unknown` where that depends on labels of a namespace that are not part of the input. */
export function admits(
  { pinning }: Pool,
  service: { readonly namespace: string; readonly labels: Labels },
): 'yes' | 'no' | 'unknown' {
  if (!pinning) return 'yes';
  const { namespaces, namespacesUnknown, serviceSelectors } = pinning;
  if (serviceSelectors && !matchesAny(serviceSelectors, service.labels)) return 'no';
  if (namespaces.has(service.namespace)) return 'yes';
  if (namespacesUnknown) return 'unknown';
  return namespaces.size > 0 ? 'no' : 'yes';
}

/** Whether a pool is pinned to anyone at all: one whose selectors match no namespace serves nobody of itself. */
export function isPinned({ pinning }: Pool): boolean {
  return pinning !== undefined && (pinning.namespaces.size > 0 || pinning.serviceSelectors !== undefined);
}

/** Addresses that can be handed out, by family. */
export function capacityOf({ walks, avoidBuggy }: Pool): Record<Family, bigint> {
  const count = (all: readonly Walk[]) =>
    all.reduce(
      (sum, { family, first, last }) =>
        sum + last - first + 1n - (avoidBuggy && family === 'ipv4' ? buggyBetween(first, last) : 0n),
      0n,
    );
  return { ipv4: count(walks.ipv4), ipv6: count(walks.ipv6) };
}

/** Whether an address is one that the pool hands out. */
export function holds(pool: Pool, ip: Ip): boolean {
  if (pool.avoidBuggy && isBuggy(ip)) return false;
  return pool.walks[familyOf(ip)].some(({ first, last }) => first <= ip && ip <= last);
}

/** The address at a place in the walk through a pool, counted from 0; its last one when there are not so many. */
export function nthAddress({ walks, avoidBuggy }: Pool, family: Family, place: bigint): Ip {
  let left = place;
  let end = -1n;
  for (const { first, last } of walks[family]) {
    const avoided = avoidBuggy && family === 'ipv4';
    const upTo = (ip: Ip) => ip - first + 1n - (avoided ? buggyBetween(first, ip) : 0n);
    const size = upTo(last);
    if (left < size) return smallest(first, last, (ip) => upTo(ip) > left);
    left -= size;
    end = last;
  }
  return end;
}

/** The smallest number from `first` to `last` for which `isEnough`, found by halving; it holds for `last`. */
function smallest(first: Ip, last: Ip, isEnough: (ip: Ip) => boolean): Ip {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (isEnough(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}
