import { nameList } from '../allocator/reasons.js';
import type { Announcement, Coverage } from '../announcer/announcement.js';
import type { Announcer } from '../announcer/announcer.js';
import type { Link } from './chain.js';
import { gapOf, hindrancesText, isHeard } from './gap.js';
import type { Gap } from './plan.js';

/** From an address to the network: advertisements, endpoints, nodes, and what is seen of it by layer 2 and by the routers. */
export function announcedLinks(announcer: Announcer, announcement: Announcement): Link[] {
  const takers = announcement.coverages.filter(({ takes }) => takes);
  const links = [advertisementsLink(announcement)];
  if (takers.length > 0)
    links.push(
      endpointsLink(announcement),
      nodesLink(announcer, takers),
      ...layer2Link(announcement),
      ...bgpLink(takers, announcement),
    );
  const gap = gapOf(announcer, announcement);
  return gap ? upTo(links, gap) : links;
}

/** The links up to the broken one: what comes after it carries nothing. */
function upTo(links: readonly Link[], { link, reason, remedy }: Gap): Link[] {
  const index = links.findIndex(({ title }) => title === link);
  const broken = links[index];
  if (!broken) throw new Error(`no link ${link}`);
  return [...links.slice(0, index), { ...broken, verdict: 'broken', says: reason, remedy }];
}

function advertisementsLink({ coverages }: Announcement): Link {
  const passed = coverages.filter(({ takes }) => !takes).map(labelOf);
  return {
    title: 'Advertisements',
    verdict: 'ok',
    says: nameList(coverages.filter(({ takes }) => takes).map(labelOf)),
    details: passed.map(
      (name) => `${name} is passed over: its serviceSelectors do not match the labels of the Service`,
    ),
  };
}

function labelOf({ advertisement: { type, name } }: Coverage): string {
  return `${type} ${name}`;
}

function endpointsLink({ endpoints, local }: Announcement): Link {
  const title = 'Endpoints';
  const policy = local
    ? 'externalTrafficPolicy is Local: only nodes with an endpoint take traffic'
    : undefined;
  const details = policy ? [policy] : [];
  if (!endpoints)
    return {
      title,
      verdict: 'unknown',
      says: 'no EndpointSlices in the input; some are taken for granted',
      details,
    };
  const nodes = [...endpoints.nodes];
  const where = nodes.length > 0 ? `serving on ${nameList(nodes)}` : 'serving';
  return { title, verdict: 'ok', says: where, details };
}

function nodesLink({ nodes }: Announcer, takers: readonly Coverage[]): Link {
  const title = 'Nodes';
  if (!nodes) return { title, verdict: 'unknown', says: 'no Nodes in the input', details: [] };
  const eligible = new Set(takers.flatMap((coverage) => coverage.nodes ?? []));
  return {
    title,
    verdict: 'ok',
    says: `${nameList([...eligible])} of ${nodes.length}`,
    details: takers.flatMap((coverage) => {
      const { nodes: from = [], hindered = [] } = coverage;
      return [
        `${labelOf(coverage)}: ${from.length > 0 ? nameList(from) : 'no node'}`,
        ...(hindered.length > 0 ? [`${labelOf(coverage)}, not: ${hindrancesText(hindered)}`] : []),
      ];
    }),
  };
}

function layer2Link({ layer2, ips, local }: Announcement): Link[] {
  if (!layer2) return [];
  const { nodes, leader, interfaces } = layer2;
  const on = interfaces.length > 0 ? ` on ${nameList(interfaces)} alone` : '';
  const title = 'Layer 2';
  if (leader !== undefined) {
    const others = (nodes?.length ?? 1) - 1;
    const next =
      others > 0 ? [`if it fails, one of ${others} others takes over`] : ['no other node can take over'];
    return [{ title, verdict: 'ok', says: `${leader} answers for ${ips.join(', ')}${on}`, details: next }];
  }
  const which = local ? 'one with an endpoint' : 'one of the nodes';
  const says = nodes?.length === 0 ? 'no node answers' : `${which} answers for ${ips.join(', ')}${on}`;
  return [{ title, verdict: nodes?.length === 0 ? 'ok' : 'unknown', says, details: [] }];
}

function bgpLink(takers: readonly Coverage[], { routes, conflicts }: Announcement): Link[] {
  if (!takers.some(({ advertisement }) => advertisement.type === 'bgp')) return [];
  const heard = routes.filter(isHeard);
  const peers = new Set(heard.map(({ peer }) => peer.name));
  return [
    {
      title: 'BGP',
      verdict: 'ok',
      says:
        peers.size > 0
          ? `${nameList([...peers])} ${peers.size > 1 ? 'hear' : 'hears'} of it`
          : 'no peer hears of it',
      details: [
        ...routes.map(routeWords),
        ...conflicts.map(
          ([a, b]) =>
            `${a.name} and ${b.name} disagree on the local preference: ${a.localPref} and ${b.localPref}`,
        ),
      ],
    },
  ];
}

/** What a router sees: prefix, next hops, and what comes with it. */
function routeWords({ advertisement, peer, prefixes, nodes }: Announcement['routes'][number]): string {
  const to = `${peer.name} (${peer.target}, AS ${peer.asn})`;
  if (prefixes.length === 0) return `${to} is told nothing: the peering carries the other family alone`;
  if (nodes?.length === 0) return `${to} is told nothing: no node that announces has a session to it`;
  const { localPref, communities } = advertisement;
  return [
    `${to} sees ${prefixes.join(', ')}${nodes ? ` by way of ${nameList(nodes)}` : ''}`,
    ...(localPref > 0 && peer.internal ? [`local preference ${localPref}`] : []),
    ...(communities.length > 0 ? [`communities ${nameList(communities)}`] : []),
  ].join(', ');
}
