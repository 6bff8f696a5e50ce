import type { Plan, PlannedAdvertisement, PlannedPool } from '../../plan/plan.js';
import { plural } from '../text.js';
import type { Box, Edge, Graph } from './graph.js';
import { countText } from './map.js';
import { poolId } from './picture.js';

/** Nodes that announce the same and have the same sessions: one box for all of them. */
interface NodeGroup {
  readonly id: string;
  /** Undefined where no nodes are known. */
  readonly nodes: readonly string[] | undefined;
  readonly advertisements: readonly PlannedAdvertisement[];
  readonly peers: readonly string[];
}

/** Which pool goes out by which advertisement, from which nodes, to which peers. */
export function graphOf(plan: Plan): Graph {
  const groups = groupsOf(plan);
  const edges = edgesOf(plan, groups);
  const from = new Set(edges.map((edge) => edge.from));
  const to = new Set(edges.map((edge) => edge.to));
  return {
    columns: [
      { title: 'Pools', boxes: poolBoxes(plan, from) },
      { title: 'Advertisements', boxes: plan.advertisements.map((one) => advertisementBox(one, from)) },
      { title: 'Nodes', boxes: groups.map(nodeBox) },
      { title: 'Peers', boxes: peerBoxes(plan, to) },
    ],
    edges,
  };
}

function edgesOf({ pools }: Plan, groups: readonly NodeGroup[]): Edge[] {
  return [
    ...Object.entries(pools).flatMap(([name, { advertisements }]) =>
      advertisements.map((one) => ({ from: `pool/${name}`, to: idOf(one), type: one.type })),
    ),
    ...groups.flatMap(({ id, advertisements }) =>
      advertisements.map((one) => ({ from: idOf(one), to: id, type: one.type })),
    ),
    ...groups.flatMap(({ id, peers }) =>
      peers.map((peer) => ({ from: id, to: `peer/${peer}`, type: 'bgp' as const })),
    ),
  ];
}

function idOf({ type, name }: Pick<PlannedAdvertisement, 'type' | 'name'>): string {
  return `${type}/${name}`;
}

function poolBoxes({ pools }: Plan, from: ReadonlySet<string>): Box[] {
  return Object.entries(pools).map(([name, pool], index) => {
    const id = `pool/${name}`;
    const dead = !from.has(id);
    return { id, name, detail: dead ? 'announced by nothing' : useText(pool), target: poolId(index), dead };
  });
}

/** How full a pool is: `4 of 48 IPv4 in use`. */
export function useText({ used, ipv4, ipv6 }: PlannedPool): string {
  const sizes = [
    ipv4 !== '0' && `${countText(BigInt(ipv4))} IPv4`,
    ipv6 !== '0' && `${countText(BigInt(ipv6))} IPv6`,
  ];
  const parts = sizes.filter((size) => size !== false);
  return `${countText(BigInt(used))} of ${parts.join(' and ') || 0} in use`;
}

function advertisementBox(advertisement: PlannedAdvertisement, from: ReadonlySet<string>): Box {
  const { type, name, details } = advertisement;
  const dead = !from.has(idOf(advertisement));
  const detail = [type === 'bgp' ? 'BGP' : 'layer 2', ...details].join(', ');
  return { id: idOf(advertisement), name, detail: dead ? 'no node announces it' : detail, dead };
}

function nodeBox({ id, nodes }: NodeGroup): Box {
  if (!nodes) return { id, name: 'nodes', detail: 'those of the cluster, not known here' };
  const [first = '', ...others] = nodes;
  return { id, name: [first, ...others].join(', '), detail: plural(nodes.length, 'node') };
}

function peerBoxes({ peers }: Plan, to: ReadonlySet<string>): Box[] {
  return peers.map(({ name, asn, target }) => {
    const dead = !to.has(`peer/${name}`);
    return { id: `peer/${name}`, name, detail: dead ? 'is told nothing' : `AS ${asn} at ${target}`, dead };
  });
}

function groupsOf({ nodes, advertisements, peers }: Plan): NodeGroup[] {
  if (!nodes) {
    const told = [...new Set(advertisements.flatMap((one) => one.peers))];
    return advertisements.length === 0 ? [] : [{ id: 'nodes/0', nodes, advertisements, peers: told }];
  }
  const sessions = new Map(peers.map((peer) => [peer.name, new Set(peer.nodes)]));
  const announcers = advertisements.map((one) => ({ one, nodes: new Set(one.nodes) }));
  const groups = new Map<
    string,
    { nodes: string[]; advertisements: PlannedAdvertisement[]; peers: string[] }
  >();
  for (const node of nodes) {
    const own = announcers.filter((announcer) => announcer.nodes.has(node)).map(({ one }) => one);
    if (own.length === 0) continue;
    const told = [...new Set(own.flatMap((one) => one.peers))].filter((peer) =>
      sessions.get(peer)?.has(node),
    );
    const key = JSON.stringify([own.map(idOf), told]);
    const group = groups.get(key) ?? { nodes: [], advertisements: own, peers: told };
    group.nodes.push(node);
    groups.set(key, group);
  }
  return [...groups.values()].map((group, index) => ({ id: `nodes/${index}`, ...group }));
}
