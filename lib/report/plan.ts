import { nameList } from '../allocator/reasons.js';
import {
  type Announced,
  type Held,
  isHeld,
  isWaiting,
  type Open,
  type Plan,
  type PlannedPool,
  type PlannedService,
  type Waiting,
} from '../plan/plan.js';
import { plural } from './text.js';

/** One Service, or one of the things that can become of it. */
export interface PlanRow {
  /** Empty in the rows under a Service whose address is left to chance. */
  readonly service: string;
  readonly addresses: string;
  readonly pool: string;
  /** Who announces it, why nobody does, or why there is nothing to announce. */
  readonly rest: string;
}

/** The Services of a plan as rows of a table. Every format shows the same ones. */
export function serviceRows({ services }: Plan): PlanRow[] {
  return Object.entries(services).flatMap(([key, service]) => {
    if (!('oneOf' in service)) return [outcomeRow(key, service)];
    const row = { service: key, addresses: 'one of these', pool: '', rest: chanceWords(service) };
    return [row, ...service.oneOf.map((outcome) => outcomeRow('', outcome))];
  });
}

function outcomeRow(service: string, outcome: Held | Waiting): PlanRow {
  if (isWaiting(outcome))
    return { service, addresses: 'pending', pool: '', rest: `${outcome.pending}; ${outcome.remedy}` };
  const { ips, pool, announced } = outcome;
  return { service, addresses: ips.join(', '), pool, rest: announcedWords(announced) };
}

function chanceWords({ unstable, bounded, oneOf }: Open): string {
  const listed = bounded === undefined ? '' : `, from ${plural(bounded, 'pool')}`;
  if (unstable) return `MetalLB keeps changing its mind${listed}`;
  return oneOf.length === 1 ? `as others leave it${listed}` : `MetalLB chooses by chance${listed}`;
}

/** Who announces an address: `layer2 from node-b, leader of 3 nodes; bgp to tor from 3 nodes`. */
export function announcedWords({ layer2, bgp, gap }: Announced): string {
  if (gap) return `reached by nobody: ${gap.reason}; ${gap.remedy}`;
  const routes = bgp.filter(({ prefixes, nodes }) => prefixes.length > 0 && nodes?.length !== 0);
  const senders = routes.flatMap(({ nodes }) => nodes ?? []);
  const from = routes.every(({ nodes }) => nodes) ? ` from ${nodeWords([...new Set(senders)])}` : '';
  const peers = nameList([...new Set(routes.map(({ peer }) => peer))]);
  return [
    ...(layer2 && layer2.nodes?.length !== 0 ? [layer2Words(layer2)] : []),
    ...(routes.length > 0 ? [`bgp to ${peers}${from}`] : []),
  ].join('; ');
}

function layer2Words({
  advertisements,
  nodes,
  leader,
  interfaces,
}: NonNullable<Announced['layer2']>): string {
  const on = interfaces ? ` on ${nameList(interfaces)}` : '';
  if (!nodes) return `layer2 by ${nameList(advertisements)}${on}`;
  if (leader === undefined) return `layer2 from one of ${plural(nodes.length, 'node')}${on}`;
  return `layer2 from ${leader}${nodes.length > 1 ? `, leader of ${nodes.length} nodes` : ''}${on}`;
}

function nodeWords(nodes: readonly string[]): string {
  return nodes.length > 3 ? `${nodes.length} nodes` : nodes.join(', ');
}

/** What a pool has: `48 addresses, 1 used, 47 free`. */
export function poolWords(pool: PlannedPool): string {
  const { used, reserved, free, mayTake, autoAssign } = pool;
  return [
    capacityWords(pool),
    `${used} used`,
    ...(reserved === '0' ? [] : [`${reserved} reserved`]),
    `${free} free`,
    ...(mayTake.length > 0 ? [`${plural(mayTake.length, 'Service')} may take some`] : []),
    ...(autoAssign ? [] : ['by request only']),
  ].join(', ');
}

function capacityWords({ ipv4, ipv6 }: PlannedPool): string {
  const [four, six] = [BigInt(ipv4), BigInt(ipv6)];
  if (six === 0n) return `${four} address${four === 1n ? '' : 'es'}`;
  return four === 0n ? `${countWords(six)} IPv6` : `${four} IPv4 and ${countWords(six)} IPv6`;
}

/** A number, or its power of two where that is shorter: `2^64`. */
function countWords(count: bigint): string {
  const bits = count.toString(2).length - 1;
  return bits >= 32 && count === 1n << BigInt(bits) ? `2^${bits}` : String(count);
}

/** What announces a pool: `layer2 home, bgp edge`. */
export function advertisementWords({ advertisements }: PlannedPool): string {
  if (advertisements.length === 0) return 'announced by nothing';
  return nameList(advertisements.map(({ type, name }) => `${type} ${name}`));
}

/** The plan in one line: `2 Services: 1 with an address, 1 pending`. */
export function planHeadline({ services }: Plan): string {
  const all = Object.values(services);
  const counts = [
    [all.filter(isHeld).length, 'with an address'],
    [all.filter((service: PlannedService) => 'oneOf' in service).length, 'left to chance'],
    [all.filter(isWaiting).length, 'pending'],
    [all.filter((service) => isHeld(service) && service.announced.gap).length, 'reached by nobody'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${plural(all.length, 'Service')}${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}
