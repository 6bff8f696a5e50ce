import type { Family } from '../addresses/range.js';
import type { Behaviour } from '../allocator/behaviour.js';
import type { Demand } from '../allocator/demand.js';
import { list, record, texts } from '../allocator/fields.js';
import { metallbObjects } from '../allocator/objects.js';
import type { Pool } from '../allocator/pool.js';
import { type Labels, matchesAny } from '../allocator/selector.js';
import type { Resource } from '../resource.js';
import type { World } from '../world.js';

interface Common {
  readonly name: string;
  readonly resource: Resource;
  /** Whether it is for the Service, by `serviceSelectors` (from 0.16.0). */
  takes(service: Pick<Demand, 'labels'>): boolean;
  /** Whether its `nodeSelectors` match; none match every node. */
  covers(node: { readonly labels: Labels }): boolean;
}

/** An L2Advertisement. */
export interface Layer2Advertisement extends Common {
  readonly type: 'layer2';
  /** Interfaces that answer; empty: all. */
  readonly interfaces: readonly string[];
}

/** A BGPAdvertisement. */
export interface BgpAdvertisement extends Common {
  readonly type: 'bgp';
  /** Names of peers; empty: all. */
  readonly peers: readonly string[];
  /** Bits of the prefix that is sent. */
  readonly lengths: Readonly<Record<Family, number>>;
  readonly localPref: number;
  readonly communities: readonly string[];
}

export type Advertisement = Layer2Advertisement | BgpAdvertisement;

/** The advertisements of each pool, layer 2 first. */
export function advertisementsByPool(
  world: World,
  pools: readonly Pool[],
  behaviour: Behaviour,
): ReadonlyMap<Pool, readonly Advertisement[]> {
  const byPool = new Map<Pool, Advertisement[]>(pools.map((pool) => [pool, []]));
  const byName = new Map(pools.map((pool) => [pool.name, pool]));
  for (const kind of ['L2Advertisement', 'BGPAdvertisement'])
    for (const resource of metallbObjects(world, kind)) {
      const advertisement = advertisementOf(resource, behaviour);
      for (const pool of selected(resource, pools, byName)) byPool.get(pool)?.push(advertisement);
    }
  return byPool;
}

/** Pools by name or label; every pool when it names none of either. */
function selected(
  { object }: Resource,
  pools: readonly Pool[],
  byName: ReadonlyMap<string, Pool>,
): Iterable<Pool> {
  const { ipAddressPools, ipAddressPoolSelectors } = record(object.spec);
  const names = texts(ipAddressPools);
  const selectors = list(ipAddressPoolSelectors);
  if (names.length + selectors.length === 0) return pools;
  const named = names.flatMap((name) => byName.get(name) ?? []);
  return new Set([
    ...named,
    ...(selectors.length > 0 ? pools.filter(({ labels }) => matchesAny(selectors, labels)) : []),
  ]);
}

function advertisementOf(resource: Resource, behaviour: Behaviour): Advertisement {
  const { kind, metadata, spec } = resource.object;
  const fields = record(spec);
  const services = behaviour.advertisementServiceSelectors ? list(fields.serviceSelectors) : [];
  const nodes = list(fields.nodeSelectors);
  const common: Common = {
    name: metadata.name,
    resource,
    takes: ({ labels }) => services.length === 0 || matchesAny(services, labels),
    covers: ({ labels }) => nodes.length === 0 || matchesAny(nodes, labels),
  };
  if (kind === 'L2Advertisement') return { ...common, type: 'layer2', interfaces: texts(fields.interfaces) };
  return {
    ...common,
    type: 'bgp',
    peers: texts(fields.peers),
    lengths: {
      ipv4: numberOr(fields.aggregationLength, 32),
      ipv6: numberOr(fields.aggregationLengthV6, 128),
    },
    localPref: numberOr(fields.localPref, 0),
    communities: texts(fields.communities),
  };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
