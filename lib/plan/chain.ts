import { allocate } from '../allocator/allocate.js';
import type { Demand } from '../allocator/demand.js';
import { ipText } from '../allocator/ip.js';
import type { Answer, Outcome, Pending } from '../allocator/outcome.js';
import { Announcer } from '../announcer/announcer.js';
import type { World } from '../world.js';
import { announcedLinks } from './announced-links.js';
import { consideredPools } from './considered.js';
import type { Gap } from './plan.js';

/** `unknown`: the input does not tell; what it leaves open is taken for granted. */
export type Verdict = 'ok' | 'broken' | 'unknown';

/** One link of the chain from a Service to whoever calls it. */
export interface Link {
  /** `Service`, `Configuration`, `Pools`, `Address`, `Advertisements`, `Endpoints`, `Nodes`, `Layer 2` or `BGP`. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly says: string;
  readonly details: readonly string[];
  /** Where it is broken: what to do about it. */
  readonly remedy?: string;
}

/** Why a Service has its address, who announces it, and what the network sees. */
export interface Chain {
  /** `namespace/name`. */
  readonly service: string;
  /** From the Service to its address. */
  readonly links: readonly Link[];
  /** From each address it has, or may have, to the network. */
  readonly answers: readonly {
    readonly pool: string;
    readonly ips: readonly string[];
    readonly links: readonly Link[];
  }[];
  /** The first link that is broken, for every address it may have. */
  readonly broken?: Gap;
}

/** Why MetalLB's controller refuses its configuration. */
export interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

/**
 * The chain of one Service, in the order in which one would look for what is wrong.
 *
 * @param service `namespace/name`
 * @param refusals why MetalLB's controller refuses the pools, if it does: then nobody gets an address
 * @returns undefined when there is no such Service
 */
export function chainOf(world: World, service: string, refusals: readonly Refusal[] = []): Chain | undefined {
  const allocation = allocate(world);
  const found = allocation.services.get(service);
  if (!found) return undefined;
  const { demand, outcome } = found;
  const announcer = new Announcer(world, allocation);
  const answers = answersOf(outcome).map((answer) => {
    const announcement = announcer.announcementOf(demand, answer);
    return { ...answer, links: announcement ? announcedLinks(announcer, announcement) : [] };
  });
  const links = [
    serviceLink(demand, outcome),
    ...(refusals.length > 0 ? [configurationLink(refusals)] : []),
    ...(outcome.kind === 'ignored'
      ? []
      : [consideredPools(allocation.pools, demand, outcome), addressLink(demand, outcome)]),
  ];
  const broken = firstBroken(links, answers);
  return { service, links, answers, ...(broken && { broken }) };
}

function answersOf(outcome: Outcome): readonly Answer[] {
  if (outcome.kind === 'assigned') return [{ pool: outcome.pool, ips: outcome.ips }];
  return outcome.kind === 'oneOf' ? outcome.answers : [];
}

function firstBroken(links: readonly Link[], answers: Chain['answers']): Chain['broken'] {
  const own = links.find(isBroken);
  const each = answers.map((answer) => answer.links.find(isBroken));
  const broken = own ?? (each.every((link) => link) ? each[0] : undefined);
  return broken && { link: broken.title, reason: broken.says, remedy: broken.remedy ?? '' };
}

function isBroken({ verdict }: Link): boolean {
  return verdict === 'broken';
}

function serviceLink({ type, loadBalancerClass }: Demand, outcome: Outcome): Link {
  const title = 'Service';
  if (outcome.kind === 'ignored')
    return { title, verdict: 'broken', says: outcome.reason, details: [], remedy: outcome.remedy };
  const named = loadBalancerClass === undefined ? 'without a class' : `of class ${loadBalancerClass}`;
  return { title, verdict: 'ok', says: `of type ${type}, ${named}: MetalLB serves it`, details: [] };
}

function configurationLink(refusals: readonly Refusal[]): Link {
  return {
    title: 'Configuration',
    verdict: 'broken',
    says: 'MetalLB refuses what its controller reads, and hands out nothing until it has once read something better',
    details: refusals.map(({ reason, remedy }) => `${reason}; ${remedy}`),
    remedy: refusals[0]?.remedy ?? '',
  };
}

/** What `kubectl describe service` shows of a Service without an address, by rule; else an event `AllocationFailed`. */
const signs: Readonly<Record<string, string>> = {
  'svc-no-pools': 'no event tells of it',
  'svc-no-clusterip': 'no event tells of it',
  'svc-dual-clusterip': 'its event is "not enough clusterips"',
};

function addressLink(demand: Demand, outcome: Outcome): Link {
  const title = 'Address';
  const held = demand.held.map(ipText);
  const answers = answersOf(outcome);
  const keeps = answers.length === 1 && answers[0]?.ips.some((ip) => held.includes(ip));
  const lost = held.length > 0 && !keeps ? [`it had ${held.join(', ')}, and loses it`] : [];
  if (outcome.kind === 'assigned')
    return { title, verdict: 'ok', says: `${outcome.ips.join(', ')} of pool ${outcome.pool}`, details: lost };
  if (outcome.kind === 'oneOf') {
    const chance = outcome.unstable ? 'MetalLB keeps changing between these' : 'one of these, by chance';
    const listed = answers.map(({ pool, ips }) => `${ips.join(', ')} of pool ${pool}`);
    const waits = outcome.pending ? [`or none: ${outcome.pending.reason}; ${outcome.pending.remedy}`] : [];
    return { title, verdict: 'ok', says: chance, details: [...listed, ...waits, ...lost] };
  }
  return pendingLink(title, outcome, lost);
}

function pendingLink(title: string, { rule, reason, remedy }: Pending, lost: readonly string[]): Link {
  const sign = signs[rule] ?? 'its event is AllocationFailed';
  return { title, verdict: 'broken', says: `none: ${reason}`, details: [sign, ...lost], remedy };
}
