import { allocate } from '../../../lib/allocator/allocate.js';
import type { Answer, Outcome } from '../../../lib/allocator/outcome.js';
import type { Release } from '../../../lib/metallb/releases.js';
import type { KubeObject } from '../../../lib/resource.js';
import { worldOf } from '../../allocator/worlds.js';

/** What the controller made of a Service: its addresses and their pool, or what it last said about it. */
export interface Seen {
  readonly pool: string;
  readonly ips: readonly string[];
  /** Message of its last warning; empty when there is none, undefined when it is older than what is judged. */
  readonly said: string | undefined;
}

/** What it says where a named pool has nothing left of the one family that is needed: it proposes an address that is none. */
const nothing = String.raw`\["<nil>"\] is not allowed in config`;

/** What the controller says of a Service without an address, by the rule that gives our reason. */
const sayings: Readonly<Record<string, RegExp>> = {
  'svc-lbip-both': /can not have both/,
  'svc-lbip-invalid': /invalid (metallb\.io|spec\.|requested)/,
  'svc-lbip-count': /same address family|invalid ips length/,
  'svc-lbip-family': /does not match the ipFamily/,
  'svc-lbip-nopool': /\["[^<]+\] is not allowed in config/,
  'svc-lbip-buggy': /\["[^<]+\] is not allowed in config/,
  'svc-lbip-taken': /can't change sharing key/,
  'svc-share-port': /is already in use on/,
  'svc-lbip-poolmismatch': /is not compatible with requested address pool/,
  'svc-pool-missing': /unknown pool/,
  // Whether the pool takes the Service is asked after an address is found.
  'svc-pool-incompatible': new RegExp(`not compatible for ip assignment|no available IPs in pool|${nothing}`),
  'svc-pool-family': new RegExp(`no available IPs in pool|${nothing}`),
  'svc-family-nopool': /no available IPs$/,
  'alloc-exhausted': new RegExp(`no available IPs|${nothing}`),
  'svc-dual-clusterip': /requires dual stack/,
  // About these it says nothing.
  'svc-no-pools': /^/,
  'svc-class': /^$/,
};

/** Addresses in the status of a Service. */
export function addressesOf({ status }: KubeObject): string[] {
  const { loadBalancer } = (status ?? {}) as { loadBalancer?: { ingress?: { ip: string }[] } };
  return (loadBalancer?.ingress ?? []).map(({ ip }) => ip);
}

/** The key of an object, as the allocation has it. */
export const keyOf = ({ metadata }: KubeObject) => `${metadata.namespace}/${metadata.name}`;

/** What decides about Services besides themselves. */
export interface Surroundings {
  readonly release: Release;
  readonly objects: readonly KubeObject[];
}

/** How the controller and the plan agree on a set of Services. */
export interface Judgement {
  /** Services of which the plan knew the one outcome. */
  readonly certain: number;
  /** Services of which the plan knew several, and this is one. */
  readonly several: number;
  /** `namespace/name: planned ..., seen ...`. */
  readonly different: readonly string[];
}

/** Compares what became of Services with the plan of the objects, with the Services in the order in which they are listed. */
export function judge(
  { release, objects }: Surroundings,
  services: readonly KubeObject[],
  seen: ReadonlyMap<string, Seen>,
): Judgement {
  const plans = allocate(worldOf([...objects, ...services], release)).services;
  const different: string[] = [];
  let [certain, several] = [0, 0];
  for (const [key, one] of seen) {
    const outcome = plans.get(key)?.outcome as Outcome;
    if (!allows(outcome, one))
      different.push(`${key}: planned ${outcomeText(outcome)}, seen ${seenText(one)}`);
    else if (outcome.kind === 'oneOf') several++;
    else certain++;
  }
  return { certain, several, different };
}

/**
 * The same with any order of the Services, as far as no more addresses come first: a controller that looks at everything has
 * none. One that is running has all addresses in its books, so that whoever cannot keep his comes after everybody who can.
 */
export function judgeUnordered(
  surroundings: Surroundings,
  services: readonly KubeObject[],
  seen: ReadonlyMap<string, Seen>,
  { running }: { readonly running: boolean },
): Judgement {
  const first = judge(surroundings, services, seen);
  if (first.different.length === 0) return first;
  const keeping = services.map((one) => (keeps(one, seen) ? one : { ...one, status: {} }));
  for (const set of running ? [services, keeping] : [services])
    for (const order of permutations(set)) {
      const found = judge(surroundings, order, seen);
      if (found.different.length === 0) return { ...found, certain: 0, several: seen.size };
    }
  return first;
}

function keeps(service: KubeObject, seen: ReadonlyMap<string, Seen>): boolean {
  return addressesOf(service).join() === seen.get(keyOf(service))?.ips.join();
}

function allows(outcome: Outcome, seen: Seen): boolean {
  if (outcome.kind === 'assigned') return isAnswer(outcome, seen);
  if (outcome.kind !== 'oneOf') return isPending(outcome.rule, seen);
  if (outcome.bounded) throw new Error('these scenarios are small enough to be followed');
  const { answers, pending } = outcome;
  return (
    answers.some((answer) => isAnswer(answer, seen)) ||
    (pending !== undefined && isPending(pending.rule, seen))
  );
}

function isAnswer({ pool, ips }: Answer, seen: Seen): boolean {
  return pool === seen.pool && ips.join() === seen.ips.join();
}

function isPending(rule: string, { ips, said }: Seen): boolean {
  const saying = sayings[rule];
  if (!saying) throw new Error(`what does the controller say about ${rule}?`);
  return ips.length === 0 && (said === undefined || saying.test(said));
}

function outcomeText(outcome: Outcome): string {
  if (outcome.kind === 'assigned') return `${outcome.pool} ${outcome.ips.join('+')}`;
  if (outcome.kind !== 'oneOf') return outcome.rule;
  const answers = outcome.answers.map(({ pool, ips }) => `${pool} ${ips.join('+')}`);
  return [...answers, ...(outcome.pending ? [outcome.pending.rule] : [])].join(' | ');
}

function seenText({ pool, ips, said }: Seen): string {
  return ips.length > 0 ? `${pool} ${ips.join('+')}` : `pending (${said || 'silent'})`;
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries())
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest];
}
