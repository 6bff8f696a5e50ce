import { tryAddress } from '../addresses/range.js';
import { ipOf } from '../allocator/ip.js';
import type { Allocation, Answer, Outcome } from '../allocator/outcome.js';
import { compareText } from '../finding.js';
import { isSince } from '../metallb/releases.js';
import type { Transition } from './transition.js';

/** What a change does to a Service's addresses. */
export interface ServiceChange {
  /** `namespace/name`. */
  readonly service: string;
  /**
   * `moves`: to another address; `loses`: an address, or all; `may-move`: where MetalLB's own choice is random; `gets`: its
   * first address, or one more; `waits`: it is new, and gets none; `falls-silent`: it keeps its address, and nobody announces
   * it any more.
   */
  readonly change: 'moves' | 'loses' | 'may-move' | 'gets' | 'waits' | 'falls-silent';
  /** Addresses before and after; with `may-move`, all that are possible. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Why it has no address any more, or nobody hears of it, and the remedy: clauses without full stop. */
  readonly reason?: string;
  readonly remedy?: string;
}

/** Services whose addresses change, by name. */
export function serviceChanges({ before, after, gaps }: Transition): ServiceChange[] {
  return [...new Set([...before.services.keys(), ...after.services.keys()])]
    .sort(compareText)
    .flatMap((service) => {
      const [old, now] = [before, after].map((allocation) => allocation.services.get(service)?.outcome);
      return changeOf(service, old, now) ?? silence(service, now, gaps) ?? [];
    });
}

/** A Service that goes on having its address, and that nobody reaches after the change. */
function silence(
  service: string,
  now: Outcome | undefined,
  gaps: Transition['gaps'],
): ServiceChange | undefined {
  const gap = gaps.after.get(service);
  if (!gap || gaps.before.has(service)) return undefined;
  const ips = addressesOf(now);
  return { service, change: 'falls-silent', before: ips, after: ips, ...gap };
}

/** Whether a change takes an address away from a Service, or may do so. */
export function isMoved({ change }: ServiceChange): boolean {
  return change === 'moves' || change === 'loses' || change === 'may-move';
}

function changeOf(
  service: string,
  old: Outcome | undefined,
  now: Outcome | undefined,
): ServiceChange | undefined {
  const [before, after] = [addressesOf(old), addressesOf(now)];
  const facts = { service, before, after, ...(after.length === 0 && whyNot(now)) };
  if (old?.kind === 'oneOf' || now?.kind === 'oneOf') return mayMove(facts, old, now);
  if (before.length === 0 && after.length === 0)
    return old === undefined && now?.kind === 'pending' ? { ...facts, change: 'waits' } : undefined;
  const lost = before.filter((ip) => !after.includes(ip));
  if (lost.length === 0) return after.length > before.length ? { ...facts, change: 'gets' } : undefined;
  const gained = after.some((ip) => !before.includes(ip));
  return { ...facts, change: gained ? 'moves' : 'loses' };
}

/** Random choices that are the same before and after are no news. */
function mayMove(
  facts: Omit<ServiceChange, 'change'>,
  old: Outcome | undefined,
  now: Outcome | undefined,
): ServiceChange | undefined {
  if (choicesOf(old) === choicesOf(now)) return undefined;
  if (old === undefined || facts.before.length === 0) return { ...facts, change: 'gets' };
  return { ...facts, change: facts.after.length === 0 ? 'loses' : 'may-move' };
}

function addressesOf(outcome: Outcome | undefined): string[] {
  return [...new Set(answersOf(outcome).flatMap(({ ips }) => ips))];
}

function answersOf(outcome: Outcome | undefined): readonly Answer[] {
  if (outcome?.kind === 'assigned') return [outcome];
  return outcome?.kind === 'oneOf' ? outcome.answers : [];
}

function choicesOf(outcome: Outcome | undefined): string {
  const pending = outcome?.kind === 'oneOf' && outcome.pending !== undefined;
  return JSON.stringify([pending, ...answersOf(outcome).map(({ ips }) => ips)]);
}

function whyNot(outcome: Outcome | undefined): { reason: string; remedy?: string } {
  if (outcome?.kind === 'pending' || outcome?.kind === 'ignored')
    return { reason: outcome.reason, remedy: outcome.remedy };
  return { reason: 'the Service is no longer there' };
}

/**
 * Services on addresses that no pool has any more, under a release that refuses such pools: until 0.13.12 the controller
 * keeps its old pools then, and every address stays (`SetPools`, metallb: internal/allocator/allocator.go, v0.13.12).
 */
export function refusedFor({ before, after }: Transition): string[] {
  if (isSince(after.release, '0.14.0')) return [];
  return [...before.services]
    .filter(([key, { outcome }]) => {
      const stays = after.services.get(key)?.outcome.kind;
      return outcome.kind === 'assigned' && stays && outcome.ips.some((ip) => !isInPool(after, ip));
    })
    .map(([key]) => key)
    .sort(compareText);
}

function isInPool({ pools }: Allocation, text: string): boolean {
  const address = tryAddress(text);
  if (!address) return false;
  const ip = ipOf(address);
  return pools.some(({ walks }) =>
    walks[address.family].some(({ first, last }) => first <= ip && ip <= last),
  );
}
