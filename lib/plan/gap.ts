import { nameList } from '../allocator/reasons.js';
import type { Announcement, Coverage, Hindrance } from '../announcer/announcement.js';
import type { Announcer } from '../announcer/announcer.js';
import type { Obstacle } from '../announcer/node.js';
import type { Gap } from './plan.js';

/** What keeps a node from announcing, as a predicate of the node. */
export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  'node-selector': 'is not selected by nodeSelectors',
  'no-speaker': 'runs no speaker, for its taints or labels',
  'exclude-label': 'has the label node.kubernetes.io/exclude-from-external-load-balancers',
  'network-unavailable': 'has the condition NetworkUnavailable',
  cordoned: 'is cordoned, which 0.14.9 takes for a reason to stay silent',
  'no-endpoint': 'has no endpoint of the Service',
  'localpref-conflict': 'is told two local preferences for it',
};

const remedies: Readonly<Record<Obstacle, string>> = {
  'node-selector': 'let nodeSelectors of an advertisement match a node',
  'no-speaker': 'let the speakers tolerate the taints of a node',
  'exclude-label': 'remove the label from a node, or start the speakers with --ignore-exclude-lb',
  'network-unavailable': 'mend the network of a node',
  cordoned: 'uncordon a node, or use another release',
  'no-endpoint': 'run a pod of it on a node that announces, or set externalTrafficPolicy to Cluster',
  'localpref-conflict': 'let the advertisements agree on localPref',
};

/** Why nobody hears of an address, by the first link of the chain that is broken; undefined where somebody may. */
export function gapOf(announcer: Announcer, announcement: Announcement): Gap | undefined {
  const { pool, coverages, endpoints, layer2, routes, conflicts } = announcement;
  if (coverages.length === 0)
    return {
      link: 'Advertisements',
      reason: `no advertisement selects pool ${pool.name}`,
      remedy: 'add an L2Advertisement or BGPAdvertisement that selects it',
    };
  const takers = coverages.filter(({ takes }) => takes);
  if (takers.length === 0)
    return {
      link: 'Advertisements',
      reason: `serviceSelectors of ${nameList(coverages.map(nameOf))} do not match its labels`,
      remedy: 'label the Service, or let an advertisement without serviceSelectors select the pool',
    };
  if (endpoints?.any === false)
    return {
      link: 'Endpoints',
      reason: 'none of its endpoints serves',
      remedy: 'see why its pods are not ready, or its selector matches none',
    };
  if (!announcer.nodes && conflicts.length > 0 && !layer2)
    return conflictGap(conflicts[0] as (typeof conflicts)[0]);
  if (takers.every(({ nodes }) => nodes?.length === 0)) return nodeGap(takers);
  if (layer2 && layer2.nodes?.length !== 0)
    return silentLeader(announcer, layer2.leader, routes.some(isHeard));
  return routes.some(isHeard) ? undefined : routeGap(announcer, takers, announcement);
}

export function isHeard({ prefixes, nodes }: Announcement['routes'][number]): boolean {
  return prefixes.length > 0 && nodes?.length !== 0;
}

function nameOf({ advertisement }: Coverage): string {
  return advertisement.name;
}

function conflictGap([a, b]: Announcement['conflicts'][number]): Gap {
  return {
    link: 'BGP',
    reason: `advertisements ${a.name} and ${b.name} have local preferences ${a.localPref} and ${b.localPref} for it`,
    remedy: remedies['localpref-conflict'],
  };
}

/** The obstacle that the fewest changes would remove: what stands in the way of nodes that are selected. */
function nodeGap(takers: readonly Coverage[]): Gap {
  const hindered = takers.flatMap((coverage) => coverage.hindered ?? []);
  const selected = hindered.filter(({ obstacle }) => obstacle !== 'node-selector');
  const told = selected.length > 0 ? selected : hindered;
  const [first] = told;
  return {
    link: 'Nodes',
    reason: `no node announces it: ${hindrancesText(told)}`,
    remedy: remedies[first?.obstacle ?? 'node-selector'],
  };
}

/** `a, b is cordoned; c has no endpoint`: nodes by what keeps them. */
export function hindrancesText(hindered: readonly Hindrance[]): string {
  const byObstacle = new Map<Obstacle, Set<string>>();
  for (const { node, obstacle } of hindered) {
    const nodes = byObstacle.get(obstacle) ?? new Set();
    byObstacle.set(obstacle, nodes.add(node));
  }
  return [...byObstacle]
    .map(([obstacle, nodes]) => `${nameList([...nodes])} ${obstacleWords[obstacle]}`)
    .join('; ');
}

/** Without memberlist a node without a speaker may lead. */
function silentLeader(announcer: Announcer, leader: string | undefined, heard: boolean): Gap | undefined {
  const node = announcer.nodes?.find(({ name }) => name === leader);
  if (!node || node.speaks || heard) return undefined;
  return {
    link: 'Layer 2',
    reason: `node ${node.name} leads layer 2 and runs no speaker, which nobody notices without memberlist`,
    remedy: 'switch memberlist on, or keep the node out by nodeSelectors',
  };
}

function routeGap(announcer: Announcer, takers: readonly Coverage[], { routes, ips }: Announcement): Gap {
  if (announcer.peers.length === 0)
    return {
      link: 'BGP',
      reason: 'it is announced by BGP, and there is no BGPPeer',
      remedy: 'add a BGPPeer',
    };
  if (routes.length === 0)
    return {
      link: 'BGP',
      reason: `no peer that ${nameList(takers.map(nameOf))} names exists`,
      remedy: `name one of ${nameList(announcer.peers.map(({ name }) => name))}`,
    };
  if (routes.every(({ prefixes }) => prefixes.length === 0))
    return {
      link: 'BGP',
      reason: `no peering carries ${ips.join(', ')}: each carries its own family alone`,
      remedy: 'add a peer of that family, or set dualStackAddressFamily',
    };
  return {
    link: 'BGP',
    reason: 'no node that announces it has a session to one of its peers',
    remedy: 'let nodeSelectors of advertisement and peer match a common node',
  };
}
