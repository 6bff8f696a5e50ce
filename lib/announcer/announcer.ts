import { type Behaviour, behaviourOf } from '../allocator/behaviour.js';
import type { Demand } from '../allocator/demand.js';
import { record } from '../allocator/fields.js';
import type { Allocation, Answer } from '../allocator/outcome.js';
import type { Pool } from '../allocator/pool.js';
import type { World } from '../world.js';
import { type Advertisement, advertisementsByPool, type BgpAdvertisement } from './advertisement.js';
import type { Announcement, Coverage, Hindrance, Layer2, Spread } from './announcement.js';
import { leaderOf } from './election.js';
import { type Endpoints, endpointsOf } from './endpoints.js';
import { conflictsAmong } from './local-pref.js';
import { type Node, nodesOf, type Obstacle } from './node.js';
import { type Peer, peersOf } from './peer.js';
import { routeOf } from './route.js';

/**
 * Who announces the addresses that the allocator gave out: advertisements, nodes, the leader of layer 2, BGP peers. Nodes and
 * endpoints that are not part of the World are unknown, not absent. Says what the speakers of the World's release decide
 * (metallb v0.16.1 `speaker/main.go`, `layer2_controller.go`, `bgp_controller.go`).
 */
export class Announcer {
  /** Undefined where none are known. */
  readonly nodes: readonly Node[] | undefined;
  readonly peers: readonly Peer[];
  readonly #behaviour: Behaviour;
  readonly #byPool: ReadonlyMap<Pool, readonly Advertisement[]>;
  readonly #pools: ReadonlyMap<string, Pool>;
  readonly #endpoints: (key: string) => Endpoints | undefined;
  readonly #spreads = new Map<Advertisement, Spread>();
  readonly #peerNodes = new Map<Peer, ReadonlySet<string> | undefined>();

  constructor(
    readonly world: World,
    allocation: Allocation,
  ) {
    this.#behaviour = behaviourOf(world.release);
    this.nodes = nodesOf(world);
    this.peers = peersOf(world, this.#behaviour);
    this.#byPool = advertisementsByPool(world, allocation.pools, this.#behaviour);
    this.#pools = new Map(allocation.pools.map((pool) => [pool.name, pool]));
    this.#endpoints = endpointsOf(world);
  }

  /** Advertisements that select a pool, layer 2 first. */
  advertisementsOf(pool: Pool): readonly Advertisement[] {
    return this.#byPool.get(pool) ?? [];
  }

  /** Where an advertisement goes out, whatever the Service. */
  spreadOf(advertisement: Advertisement): Spread {
    const known = this.#spreads.get(advertisement);
    if (known) return known;
    const spread = this.#spread((node) => this.#obstacle(node, advertisement));
    this.#spreads.set(advertisement, spread);
    return spread;
  }

  /** The existing peers of a BGPAdvertisement: those it names, or all. */
  peersOf({ peers }: BgpAdvertisement): readonly Peer[] {
    return peers.length === 0 ? this.peers : this.peers.filter(({ name }) => peers.includes(name));
  }

  /** Nodes with a session to a peer; undefined where no nodes are known. */
  nodesOfPeer(peer: Peer): ReadonlySet<string> | undefined {
    if (!this.#peerNodes.has(peer)) {
      const nodes = this.nodes?.filter((node) => node.speaks && peer.covers(node));
      this.#peerNodes.set(peer, nodes && new Set(nodes.map(({ name }) => name)));
    }
    return this.#peerNodes.get(peer);
  }

  /** Endpoints of a Service, `namespace/name`, as {@link Announcement} has them. */
  endpointsOf(key: string): Endpoints | undefined {
    return this.#endpoints(key);
  }

  /** How a Service is announced when it has these addresses; undefined when there is no such pool. */
  announcementOf(demand: Demand, { pool: name, ips }: Answer): Announcement | undefined {
    const pool = this.#pools.get(name);
    if (!pool) return undefined;
    const endpoints = this.endpointsOf(demand.key);
    const local = record(demand.resource.object.spec).externalTrafficPolicy === 'Local';
    const before = this.advertisementsOf(pool).map((advertisement) =>
      this.#coverage(advertisement, demand, endpoints, local),
    );
    const { pairs: conflicts, nodes: disputed } = this.#behaviour.advertisementServiceSelectors
      ? conflictsAmong(before, pool)
      : { pairs: [], nodes: new Set<string>() };
    const coverages =
      disputed.size > 0 ? before.map((coverage) => withoutDisputed(coverage, disputed)) : before;
    const takers = coverages.filter(({ takes }) => takes);
    return {
      pool,
      ips,
      endpoints,
      local,
      coverages,
      layer2: layer2Of(takers, ips, local && !endpoints),
      routes: takers.flatMap(({ advertisement, nodes }) =>
        advertisement.type === 'bgp'
          ? this.peersOf(advertisement).map((peer) =>
              routeOf(advertisement, peer, ips, nodes, this.nodesOfPeer(peer)),
            )
          : [],
      ),
      conflicts,
    };
  }

  #coverage(
    advertisement: Advertisement,
    demand: Demand,
    endpoints: Endpoints | undefined,
    local: boolean,
  ): Coverage {
    if (!advertisement.takes(demand)) return { advertisement, takes: false, nodes: [], hindered: [] };
    const everywhere = !endpoints || (endpoints.any && !local);
    const serves = (node: Node) => endpoints?.any && (!local || endpoints.nodes.has(node.name));
    const spread = everywhere
      ? this.spreadOf(advertisement)
      : this.#spread(
          (node) => this.#obstacle(node, advertisement) ?? (serves(node) ? undefined : 'no-endpoint'),
        );
    return { advertisement, takes: true, ...spread };
  }

  #spread(obstacleOf: (node: Node) => Obstacle | undefined): Spread {
    if (!this.nodes) return { nodes: undefined, hindered: undefined };
    const nodes: string[] = [];
    const hindered: Hindrance[] = [];
    for (const node of this.nodes) {
      const obstacle = obstacleOf(node);
      if (obstacle) hindered.push({ node: node.name, obstacle });
      else nodes.push(node.name);
    }
    return { nodes, hindered };
  }

  /** Without memberlist every node takes part in layer 2, one without a speaker too: it would lead, and stay silent. */
  #obstacle(node: Node, advertisement: Advertisement): Obstacle | undefined {
    if (!advertisement.covers(node)) return 'node-selector';
    const takesPart = node.speaks || (advertisement.type === 'layer2' && !this.world.metallb.memberlist);
    return takesPart ? node.barred : 'no-speaker';
  }
}

function withoutDisputed(coverage: Coverage, disputed: ReadonlySet<string>): Coverage {
  const { advertisement, nodes, hindered = [] } = coverage;
  if (advertisement.type !== 'bgp' || !nodes) return coverage;
  return {
    ...coverage,
    nodes: nodes.filter((node) => !disputed.has(node)),
    hindered: [
      ...hindered,
      ...nodes
        .filter((node) => disputed.has(node))
        .map((node) => ({ node, obstacle: 'localpref-conflict' as const })),
    ],
  };
}

/** `scattered`: endpoints decide who may lead, and it is not known where they are. */
function layer2Of(
  takers: readonly Coverage[],
  ips: readonly string[],
  scattered: boolean,
): Layer2 | undefined {
  const coverages = takers.filter(({ advertisement }) => advertisement.type === 'layer2');
  if (coverages.length === 0) return undefined;
  const nodes = coverages.some((coverage) => !coverage.nodes)
    ? undefined
    : [...new Set(coverages.flatMap((coverage) => coverage.nodes ?? []))];
  const lists = coverages.map(({ advertisement }) =>
    advertisement.type === 'layer2' ? advertisement.interfaces : [],
  );
  const [first] = ips;
  const isTold = first !== undefined && !first.includes('-') && (!scattered || nodes?.length === 1);
  return {
    nodes,
    leader: nodes && isTold ? leaderOf(nodes, first) : undefined,
    interfaces: lists.some((list) => list.length === 0) ? [] : [...new Set(lists.flat())],
  };
}
