import type { Family } from '../addresses/range.js';
import type { Behaviour } from './behaviour.js';
import type { Books } from './books.js';
import type { Demand } from './demand.js';
import { familyOf, type Ip, ipText, isBuggy } from './ip.js';
import { admits, type Pool } from './pool.js';
import type { PoolIndex } from './pool-index.js';
import type { Tier, TierBook } from './tiers.js';

/** Addresses a Service has, all from one pool. */
export interface Grant {
  readonly pool: Pool;
  readonly ips: readonly Ip[];
}

/** Why a Service has none: id of a rule. */
export interface Refusal {
  readonly rule: string;
}

export type Verdict = Grant | Refusal;

export function isGrant(verdict: Verdict): verdict is Grant {
  return 'pool' in verdict;
}

/** What the controller knows besides the addresses in use. */
export interface Scene {
  readonly behaviour: Behaviour;
  readonly index: PoolIndex;
  readonly tiers: TierBook;
}

const refuse = (rule: string): Refusal => ({ rule });
const exhausted = refuse('alloc-exhausted');

/**
 * Everything that can become of a Service when the controller looks at it: one verdict, or several where it chooses at
 * random. `books` are without the Service itself; `held` are its addresses before (`convergeBalancer` in metallb v0.16.1
 * `controller/service.go`).
 */
export function converge(scene: Scene, books: Books, demand: Demand, held: readonly Ip[]): Verdict[] {
  const hopeless = hopelessOf(scene, demand);
  if (hopeless) return [hopeless];
  if (held.length === 0 || familiesChanged(scene.behaviour, demand, held))
    return allocate(scene, books, demand);
  return assign(scene, books, demand, held).flatMap((kept) => keep(scene, books, demand, kept));
}

/** Why a Service loses even what it has, whatever is free. */
function hopelessOf({ behaviour, index }: Scene, demand: Demand): Refusal | undefined {
  if (index.pools.length === 0) return refuse('svc-no-pools');
  if (behaviour.needsTwoClusterIps && demand.policy === 'RequireDualStack' && demand.families.length < 2)
    return refuse('svc-dual-clusterip');
  return undefined;
}

/** Why a Service without an address gets none, whatever is free. */
export function refusalOf(scene: Scene, demand: Demand): Refusal | undefined {
  const hopeless = hopelessOf(scene, demand);
  if (hopeless) return hopeless;
  if (demand.requestFault) return refuse(demand.requestFault);
  if (demand.families.length === 0) return refuse('svc-no-clusterip');
  if (demand.requested.length > 0)
    return sameFamilies(demand.requested.map(familyOf), demand.families)
      ? undefined
      : refuse('svc-lbip-family');
  if (demand.pool === '') return undefined;
  const pool = scene.index.byName.get(demand.pool);
  if (!pool) return refuse('svc-pool-missing');
  return admits(pool, demand) === 'no' ? refuse('svc-pool-incompatible') : undefined;
}

function familiesChanged(behaviour: Behaviour, { families, policy }: Demand, held: readonly Ip[]): boolean {
  const of = held.map(familyOf);
  if (of.length !== new Set(of).size) return true;
  if (families.length === of.length && of.every((family) => families.includes(family))) return false;
  return !(behaviour.weighsPools && families.length === 2 && policy === 'PreferDualStack');
}

/** What becomes of the addresses a Service has, now that assigning them again went as `kept` says. */
function keep(scene: Scene, books: Books, demand: Demand, kept: Verdict): Verdict[] {
  const current = isGrant(kept) && (demand.pool === '' || kept.pool.name === demand.pool) ? kept : undefined;
  if (demand.requestFault) return [current ?? refuse(demand.requestFault)];
  if (!current || (demand.requested.length > 0 && !sameSet(current.ips, demand.requested)))
    return allocate(scene, books, demand);
  const ips = demand.requested.length > 0 ? byText(current.ips) : current.ips;
  return [withSecondFamily(scene, books, demand, { pool: current.pool, ips })];
}

function sameSet(a: readonly Ip[], b: readonly Ip[]): boolean {
  return a.length === b.length && a.every((ip) => b.includes(ip));
}

/** A PreferDualStack Service with one address gets one of the other family too, but from the same pool only. */
function withSecondFamily(scene: Scene, books: Books, demand: Demand, current: Grant): Grant {
  const [ip, second] = current.ips;
  if (
    !scene.behaviour.weighsPools ||
    demand.policy !== 'PreferDualStack' ||
    ip === undefined ||
    second !== undefined
  )
    return current;
  const other = books.firstUsable(current.pool, familyOf(ip) === 'ipv4' ? 'ipv6' : 'ipv4', demand);
  if (other === undefined) return current;
  return assign(scene, books, demand, [ip, other]).find(isGrant) ?? current;
}

function allocate(scene: Scene, books: Books, demand: Demand): Verdict[] {
  const refusal = refusalOf(scene, demand);
  if (refusal) return [refusal];
  if (demand.requested.length > 0) return allocateRequested(scene, books, demand);
  const pool = scene.index.byName.get(demand.pool);
  return pool ? allocateFromPool(scene, books, demand, pool) : allocateAnywhere(scene, books, demand);
}

function allocateRequested(scene: Scene, books: Books, demand: Demand): Verdict[] {
  const { requested, pool } = demand;
  return assign(scene, books, demand, byText(requested)).map((verdict) =>
    isGrant(verdict) && pool !== '' && verdict.pool.name !== pool ? refuse('svc-lbip-poolmismatch') : verdict,
  );
}

/** The controller sorts requested addresses as text when it looks at the Service the second time. */
function byText(ips: readonly Ip[]): Ip[] {
  const text = new Map(ips.map((ip) => [ip, ipText(ip)]));
  return [...ips].sort((a, b) => ((text.get(a) ?? '') < (text.get(b) ?? '') ? -1 : 1));
}

function sameFamilies(a: readonly Family[], b: readonly Family[]): boolean {
  return a.length === b.length && a.every((family) => b.includes(family));
}

/** Whether the Service may have these addresses (`Assign`). More than one verdict only where pools overlap unseen. */
function assign(scene: Scene, books: Books, demand: Demand, ips: readonly Ip[]): Verdict[] {
  const owners = scene.index.owning(ips);
  if (owners.length === 0) return [refuse(ownerless(scene.index, ips))];
  return owners.map((pool) => {
    if (admits(pool, demand) === 'no') return refuse('svc-pool-incompatible');
    if (ips.every((ip) => books.isUsable(ip, demand))) return { pool, ips };
    return refuse(demand.sharing.key === '' ? 'svc-lbip-taken' : takenRule(books, demand, ips));
  });
}

function ownerless(index: PoolIndex, ips: readonly Ip[]): string {
  const avoided = ips.some((ip) => isBuggy(ip) && index.containing(ip).some(({ avoidBuggy }) => avoidBuggy));
  return avoided ? 'svc-lbip-buggy' : 'svc-lbip-nopool';
}

/** Would the addresses be free for it if it had no ports? Then only a port is in the way. */
function takenRule(books: Books, demand: Demand, ips: readonly Ip[]): string {
  const portless: Demand = { ...demand, sharing: { ...demand.sharing, ports: [] } };
  return ips.every((ip) => books.isUsable(ip, portless)) ? 'svc-share-port' : 'svc-lbip-taken';
}

function allocateFromPool(scene: Scene, books: Books, demand: Demand, pool: Pool): Verdict[] {
  const verdicts = fromPool(scene, books, demand, pool);
  const lacking = demand.families.some((family) => pool.walks[family].length === 0);
  return verdicts.map((verdict) =>
    isGrant(verdict) ? verdict : refuse(lacking ? 'svc-pool-family' : 'alloc-exhausted'),
  );
}

/** What the Service gets from this pool, if anything. */
function fromPool(scene: Scene, books: Books, demand: Demand, pool: Pool): Verdict[] {
  const ips = chosen(scene.behaviour, demand, freeIn(books, pool, demand));
  const ordered = scene.behaviour.weighsPools ? ips : byEntry(pool, ips);
  return ips.length > 0 ? assign(scene, books, demand, ordered) : [exhausted];
}

/** Before 0.14.9 two addresses come in the order of the entries they are from. */
function byEntry(pool: Pool, ips: readonly Ip[]): Ip[] {
  const entry = (ip: Ip) =>
    pool.walks[familyOf(ip)].find(({ first, end }) => first <= ip && ip <= end)?.entry ?? 0;
  return [...ips].sort((a, b) => entry(a) - entry(b));
}

/** The first usable address of each family. */
interface Free {
  readonly ipv4: Ip | undefined;
  readonly ipv6: Ip | undefined;
}

function freeIn(books: Books, pool: Pool, demand: Demand): Free {
  return { ipv4: books.firstUsable(pool, 'ipv4', demand), ipv6: books.firstUsable(pool, 'ipv6', demand) };
}

/** Which of the free addresses the Service takes; none when they do not do (`selectIPsForFamilyAndPolicy`). */
function chosen(behaviour: Behaviour, demand: Demand, free: Free): Ip[] {
  const { families, policy } = demand;
  const [only, second] = families;
  const both = [free.ipv4, free.ipv6].filter((ip) => ip !== undefined);
  const followsFamily = behaviour.followsClusterIp || !behaviour.weighsPools || policy === 'SingleStack';
  if (only && !second && followsFamily) return free[only] === undefined ? [] : [free[only]];
  if (policy === 'PreferDualStack' && behaviour.weighsPools) return both;
  if (policy === 'SingleStack' && behaviour.weighsPools) return [];
  return both.length === 2 ? both : [];
}

function allocateAnywhere(scene: Scene, books: Books, demand: Demand): Verdict[] {
  const { pinned, open } = scene.tiers.of(demand);
  const first = best(scene, books, demand, pinned);
  const granted = first.filter(isGrant);
  if (first.length > 0 && granted.length === first.length) return granted;
  const second = best(scene, books, demand, open);
  const rest = second.length > 0 ? second : [refuse(shortage([...pinned, ...open].flat(), demand))];
  return [...granted, ...rest];
}

/** Why automatic allocation found nothing: the pools have no addresses of the family at all, or none that is usable. */
function shortage(pools: readonly Pool[], { families, policy }: Demand): string {
  const offers = (pool: Pool) => {
    const offered = families.filter((family) => pool.walks[family].length > 0);
    return policy === 'PreferDualStack' ? offered.length > 0 : offered.length === families.length;
  };
  return pools.length === 0 || pools.some(offers) ? 'alloc-exhausted' : 'svc-family-nopool';
}

/** Verdicts of the pools that may be the chosen one; none when no pool will do. */
function best(scene: Scene, books: Books, demand: Demand, tiers: readonly Tier[]): Verdict[] {
  return scene.behaviour.weighsPools
    ? weigh(scene, books, demand, tiers)
    : tryInTurn(scene, books, demand, tiers);
}

/** Before 0.14.9: the first pool in which an assignment succeeds. */
function tryInTurn(scene: Scene, books: Books, demand: Demand, tiers: readonly Tier[]): Verdict[] {
  for (const tier of tiers) {
    const granted = tier.flatMap((pool) => fromPool(scene, books, demand, pool)).filter(isGrant);
    if (granted.length > 0) return granted;
  }
  return [];
}

/**
 * Since 0.14.9: the first pool that offers all the families, or for PreferDualStack the first with the preferred family, or
 * with the other. The chosen pool's address is assigned only then, and when that fails no other pool is tried.
 */
function weigh(scene: Scene, books: Books, demand: Demand, tiers: readonly Tier[]): Verdict[] {
  const offers = tiers.map((tier) => tier.map((pool) => ({ pool, free: freeIn(books, pool, demand) })));
  const { families, policy, preferred } = demand;
  const wishes: Family[][] = [[...families]];
  if (policy === 'PreferDualStack' && families.length === 2)
    wishes.push([preferred], [preferred === 'ipv4' ? 'ipv6' : 'ipv4']);
  for (const wish of wishes)
    for (const tier of offers) {
      const candidates = tier.filter(({ free }) => wish.every((family) => free[family] !== undefined));
      if (candidates.length > 0)
        return candidates.flatMap(({ free }) => {
          const ips = chosen(scene.behaviour, demand, free);
          const verdicts = ips.length > 0 ? assign(scene, books, demand, ips) : [];
          return verdicts.length > 0 ? verdicts.map((it) => (isGrant(it) ? it : exhausted)) : [exhausted];
        });
    }
  return [];
}
