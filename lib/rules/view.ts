import { type Entry, type EntryFault, isFault, parseEntry } from '../addresses/entry.js';
import type { AddressRange } from '../addresses/range.js';
import { allocate } from '../allocator/allocate.js';
import type { Allocation } from '../allocator/outcome.js';
import { Announcer } from '../announcer/announcer.js';
import { isSince, type Release } from '../metallb/releases.js';
import type { KubeObject, Resource } from '../resource.js';
import type { World } from '../world.js';
import { isMap, labelsOf, listOf, type Map_, textsOf } from './read.js';
import { matchesAny } from './selectors.js';
import type { SilenceOutcome } from './silence/silences.js';

/** An object of MetalLB with its spec. */
export interface Item {
  readonly resource: Resource;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: Map_;
}

/** An entry of a pool's addresses: what it says, or why it cannot be read. */
export interface PoolEntry {
  readonly index: number;
  readonly text: string;
  readonly parsed: Entry | EntryFault;
}

export interface Pool extends Item {
  readonly entries: readonly PoolEntry[];
  /** The entries that can be read. */
  readonly good: readonly (PoolEntry & { readonly parsed: Entry })[];
}

export interface Advertisement extends Item {
  readonly type: 'layer2' | 'bgp';
  /** The pools it selects, by name or label; every pool when it selects none. */
  readonly pools: readonly Pool[];
}

/** A World as the rules look at it: objects by kind, pools parsed, references resolved. Each part is made when it is asked for. */
export class View {
  readonly #byKind = new Map<string, Resource[]>();
  readonly #made = new Map<string, unknown>();

  constructor(
    readonly world: World,
    /** What became of the silences, once the rules have looked. */
    readonly silences: readonly SilenceOutcome[] = [],
    /** Ids of all rules that can be silenced. */
    readonly ids: ReadonlySet<string> = new Set(),
  ) {
    for (const resource of world.resources) {
      const list = this.#byKind.get(resource.object.kind);
      if (list) list.push(resource);
      else this.#byKind.set(resource.object.kind, [resource]);
    }
  }

  get release(): Release {
    return this.world.release;
  }

  /** The namespace MetalLB reads its objects in. */
  get namespace(): string {
    return this.world.metallb.namespace;
  }

  isSince(version: string): boolean {
    return isSince(this.release, version);
  }

  /** Every object of a kind, wherever it is. */
  all(kind: string): readonly Resource[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** MetalLB's objects of a kind, in its namespace. */
  items(kind: string): readonly Item[] {
    return this.#once(`items ${kind}`, () =>
      this.all(kind)
        .filter(
          ({ object }) => isMetalLb(object) && (object.metadata.namespace ?? 'default') === this.namespace,
        )
        .map(itemOf),
    );
  }

  get pools(): readonly Pool[] {
    return this.#once('pools', () => this.items('IPAddressPool').map(poolOf));
  }

  get poolsByName(): ReadonlyMap<string, Pool> {
    return this.#once('poolsByName', () => new Map(this.pools.map((pool) => [pool.name, pool])));
  }

  get layer2(): readonly Advertisement[] {
    return this.#once('layer2', () =>
      this.items('L2Advertisement').map((item) => this.#advertisement(item, 'layer2')),
    );
  }

  get bgp(): readonly Advertisement[] {
    return this.#once('bgp', () =>
      this.items('BGPAdvertisement').map((item) => this.#advertisement(item, 'bgp')),
    );
  }

  get advertisements(): readonly Advertisement[] {
    return [...this.layer2, ...this.bgp];
  }

  /** Advertisements by the pool they select. */
  get advertisementsOf(): ReadonlyMap<Pool, readonly Advertisement[]> {
    return this.#once('advertisementsOf', () => {
      const lists = new Map<Pool, Advertisement[]>(this.pools.map((pool) => [pool, []]));
      for (const advertisement of this.advertisements)
        for (const pool of advertisement.pools) lists.get(pool)?.push(advertisement);
      return lists;
    });
  }

  get peers(): readonly Item[] {
    return this.items('BGPPeer');
  }

  get peersByName(): ReadonlyMap<string, Item> {
    return this.#once('peersByName', () => new Map(this.peers.map((peer) => [peer.name, peer])));
  }

  /** The peers that an advertisement is for, of those there are: the named ones, or all. */
  peersOf({ spec }: Item): readonly Item[] {
    const named = textsOf(spec.peers);
    return named.length === 0 ? this.peers : named.flatMap((name) => this.peersByName.get(name) ?? []);
  }

  /** Names of communities that Community objects define. */
  get communityNames(): ReadonlySet<string> {
    return this.#once('communityNames', () => {
      const names = this.items('Community').flatMap(({ spec }) => listOf(spec.communities).filter(isMap));
      return new Set(names.map(({ name }) => name).filter((name) => typeof name === 'string'));
    });
  }

  /** Whether the input tells which namespaces there are. MetalLB's own, that we emit, tells nothing about the others. */
  get knowsNamespaces(): boolean {
    return this.all('Namespace').some(
      ({ use, object }) => use === 'known' && object.metadata.name !== this.namespace,
    );
  }

  /** Who gets which address, and why not. */
  get allocation(): Allocation {
    return this.#once('allocation', () => allocate(this.world));
  }

  /** What the speakers know of nodes, endpoints and peers. */
  get announcer(): Announcer {
    return this.#once('announcer', () => new Announcer(this.world, this.allocation));
  }

  /** Nodes by name; empty when none are known, which does not mean that there are none. */
  get nodes(): ReadonlyMap<string, Resource> {
    return this.#once(
      'nodes',
      () => new Map(this.all('Node').map((node) => [node.object.metadata.name, node])),
    );
  }

  /** Names of the nodes that match one of the selectors, all of them when there are none; undefined when no nodes are known. */
  nodesMatching(selectors: unknown): readonly string[] | undefined {
    if (this.nodes.size === 0) return undefined;
    const list = listOf(selectors);
    return this.#once(`nodes ${JSON.stringify(list)}`, () =>
      [...this.nodes]
        .filter(([, node]) => list.length === 0 || matchesAny(list, labelsOf(node.object)))
        .map(([name]) => name),
    );
  }

  /** Pools that a list of names and a list of label selectors pick. */
  poolsMatching(names: readonly string[], selectors: readonly unknown[]): readonly Pool[] {
    if (names.length === 0 && selectors.length === 0) return this.pools;
    const picked = new Set(
      names.map((name) => this.poolsByName.get(name)).filter((pool) => pool !== undefined),
    );
    if (selectors.length > 0)
      for (const pool of this.pools) if (matchesAny(selectors, pool.labels)) picked.add(pool);
    return [...picked];
  }

  #advertisement(item: Item, type: Advertisement['type']): Advertisement {
    const { ipAddressPools, ipAddressPoolSelectors } = item.spec;
    return {
      ...item,
      type,
      pools: this.poolsMatching(textsOf(ipAddressPools), listOf(ipAddressPoolSelectors)),
    };
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }
}

function isMetalLb({ apiVersion }: KubeObject): boolean {
  return apiVersion.startsWith('metallb.io/');
}

function itemOf(resource: Resource): Item {
  const { object } = resource;
  return {
    resource,
    name: object.metadata.name,
    labels: labelsOf(object),
    spec: isMap(object.spec) ? object.spec : {},
  };
}

function poolOf(item: Item): Pool {
  const entries = textsOf(item.spec.addresses).map((text, index) => ({
    index,
    text,
    parsed: parseEntry(text),
  }));
  return {
    ...item,
    entries,
    good: entries.filter((entry): entry is Pool['good'][number] => !isFault(entry.parsed)),
  };
}

/** The ranges of a pool's readable entries. */
export function rangesOf(pool: Pool): AddressRange[] {
  return pool.good.flatMap(({ parsed }) => parsed.range ?? []);
}
