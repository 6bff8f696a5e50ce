import type { Finding } from '../../finding.js';
import {
  type Announced,
  answersOf,
  isHeld,
  isWaiting,
  type Plan,
  type PlannedPool,
  type PlannedService,
} from '../../plan/plan.js';
import { graphOf, useText } from './connections.js';
import { countText, mapsOf, type Occupant, type Occupation, occupationOf } from './map.js';
import {
  type Picture,
  type PoolPicture,
  type ServicePicture,
  type ServiceState,
  serviceId,
} from './picture.js';

/** Cells on one page: beyond them, pools are shown in larger blocks. */
const allCells = 16_384;

/** What the page shows of a plan. `title` is the name of the cluster. */
export function pictureOf(title: string, plan: Plan, findings: readonly Finding[]): Picture {
  const services = Object.entries(plan.services);
  const pools = Object.entries(plan.pools);
  const occupations = occupationsOf(services);
  const cells = Math.min(512, Math.max(16, Math.floor(allCells / Math.max(pools.length, 1))));
  return {
    title,
    subject: `MetalLB ${plan.release}, ${plan.backend} backend`,
    pools: pools.map(([name, pool]) => poolPicture(name, pool, occupations.get(name) ?? new Map(), cells)),
    services: services.map(([key, service]) => servicePicture(key, service)),
    graph: graphOf(plan),
    findings,
  };
}

/** Who is on which address, by pool: for certain where nothing else can happen. */
function occupationsOf(services: readonly [string, PlannedService][]): ReadonlyMap<string, Occupation> {
  const places = new Map<string, [string, Occupant][]>();
  services.forEach(([key, service], index) => {
    const occupant = { label: key, certain: isHeld(service), target: serviceId(index) };
    for (const { pool, ips } of answersOf(service)) {
      const here = places.get(pool) ?? [];
      places.set(pool, here);
      for (const ip of ips) here.push([ip, occupant]);
    }
  });
  return new Map([...places].map(([pool, here]) => [pool, occupationOf(here)]));
}

function poolPicture(name: string, pool: PlannedPool, occupation: Occupation, cells: number): PoolPicture {
  const { reserved, free, autoAssign, entries } = pool;
  const facts = [
    `${countText(BigInt(free))} free`,
    reserved !== '0' && `${countText(BigInt(reserved))} reserved`,
    entries.some(({ excluded }) => excluded !== '0') && 'without .0 and .255',
    !autoAssign && 'given out on request only',
  ];
  return {
    name,
    use: useText(pool),
    facts: facts.filter((fact) => typeof fact === 'string'),
    maps: mapsOf(pool, occupation, cells),
  };
}

function servicePicture(key: string, service: PlannedService): ServicePicture {
  const answers = answersOf(service);
  const gap = answers.map(({ announced }) => announced.gap).find((found) => found !== undefined);
  return {
    key,
    state: stateOf(service),
    answers: answers.map(({ pool, ips }) => ({ pool, ips })),
    announced: [...new Set(answers.flatMap(({ announced }) => waysOf(announced)))],
    notes: [
      ...outcomeNotes(service),
      ...(gap ? [{ ...gap, reason: `reached by nobody: ${gap.reason}` }] : []),
    ],
  };
}

function stateOf(service: PlannedService): ServiceState {
  if (isWaiting(service)) return 'waiting';
  return isHeld(service) ? 'assigned' : 'uncertain';
}

function outcomeNotes(service: PlannedService): { reason: string; remedy: string }[] {
  if (isWaiting(service)) return [{ reason: service.pending, remedy: service.remedy }];
  if (!('oneOf' in service)) return [];
  const waiting = service.oneOf.find(isWaiting);
  const reason = service.unstable ? 'MetalLB keeps changing its mind' : 'MetalLB chooses by chance';
  const isChoice = service.unstable || answersOf(service).length > 1;
  return [
    ...(isChoice ? [{ reason, remedy: 'ask for a pool or an address to be sure' }] : []),
    ...(waiting ? [{ reason: `it may wait: ${waiting.pending}`, remedy: waiting.remedy }] : []),
  ];
}

/** How addresses are announced, a line for each way. */
function waysOf({ layer2, bgp, gap }: Announced): string[] {
  if (gap) return [];
  const routes = bgp.filter(({ prefixes, nodes }) => prefixes.length > 0 && nodes?.length !== 0);
  return [
    ...(layer2 && layer2.nodes?.length !== 0 ? [layer2Text(layer2)] : []),
    ...routes.map(({ peer, nodes }) => `BGP to ${peer}${nodes ? ` from ${nodesText(nodes)}` : ''}`),
  ];
}

function layer2Text({ nodes, leader, interfaces }: NonNullable<Announced['layer2']>): string {
  const from = leader ? ` from ${leader}` : nodes ? ` from one of ${nodesText(nodes)}` : '';
  return `layer 2${from}${interfaces ? ` on ${interfaces.join(', ')}` : ''}`;
}

function nodesText(nodes: readonly string[]): string {
  return nodes.length <= 3 ? nodes.join(', ') : `${nodes.length} nodes`;
}
