import type { Demand } from '../allocator/demand.js';
import { type Ip, ipText } from '../allocator/ip.js';
import type { Outcome } from '../allocator/outcome.js';
import { holds, type Pool } from '../allocator/pool.js';
import { exclusion, nameList } from '../allocator/reasons.js';
import { TierBook } from '../allocator/tiers.js';
import type { Link } from './chain.js';

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/** Which pools were considered for a Service, and why each was taken or passed over. */
export function consideredPools(pools: readonly Pool[], demand: Demand, outcome: Outcome): Link {
  const taken = new Set(
    outcome.kind === 'assigned'
      ? [outcome.pool]
      : outcome.kind === 'oneOf'
        ? outcome.answers.map(({ pool }) => pool)
        : [],
  );
  const why = wayOf(pools, demand, outcome, taken);
  const isTaken = outcome.kind === 'oneOf' ? 'may be taken' : 'is taken';
  const details = [...pools]
    .sort((a, b) => Number(taken.has(b.name)) - Number(taken.has(a.name)))
    .map((pool) => `${pool.name} ${taken.has(pool.name) ? isTaken : 'is passed over'}: ${why(pool)}`);
  const says = taken.size > 0 ? nameList([...taken]) : pools.length > 0 ? 'none fits' : 'there are none';
  return { title: 'Pools', verdict: 'ok', says: `${asking(demand)}: ${says}`, details };
}

function asking({ requested, pool }: Demand): string {
  const asks = [
    ...(requested.length > 0 ? [requested.map(ipText).join(', ')] : []),
    ...(pool === '' ? [] : [`pool ${pool}`]),
  ];
  return asks.length > 0 ? `it asks for ${asks.join(' of ')}` : 'it asks for none';
}

type Why = (pool: Pool) => string;

function wayOf(pools: readonly Pool[], demand: Demand, outcome: Outcome, taken: ReadonlySet<string>): Why {
  if (demand.requested.length > 0) return (pool) => byAddress(pool, demand, demand.requested);
  const kept = keptAddresses(demand, outcome);
  if (kept.length > 0)
    return ({ name }) =>
      taken.has(name)
        ? `the Service has ${kept.join(', ')} of it, and keeps it`
        : 'the Service keeps what it has';
  if (demand.pool !== '')
    return (pool) => (pool.name === demand.pool ? named(pool, demand) : 'it is not the one asked for');
  return byTier(pools, demand, outcome, taken);
}

function keptAddresses({ held }: Demand, outcome: Outcome): readonly string[] {
  const texts = new Set(held.map(ipText));
  return outcome.kind === 'assigned' ? outcome.ips.filter((ip) => texts.has(ip)) : [];
}

function byAddress(pool: Pool, demand: Demand, requested: readonly Ip[]): string {
  const inside = requested.filter((ip) => holds(pool, ip)).map(ipText);
  if (inside.length === 0) return 'it does not have the address';
  const unlet = refusal(pool, demand);
  return `it has ${inside.join(', ')}${unlet ? `, and ${unlet}` : ''}`;
}

/** `autoAssign` does not matter to those who ask. */
function named(pool: Pool, demand: Demand): string {
  const unlet = refusal(pool, demand);
  return unlet ? `it is the one asked for, and ${unlet}` : 'it is the one asked for';
}

function refusal(pool: Pool, demand: Demand): string | undefined {
  const words = exclusion({ ...pool, autoAssign: true }, demand);
  return words.startsWith('is for ') ? words : undefined;
}

/** The order in which MetalLB tries pools of itself: pinned ones by priority, then the open ones in any order. */
function byTier(pools: readonly Pool[], demand: Demand, outcome: Outcome, taken: ReadonlySet<string>): Why {
  const { pinned, open } = new TierBook(pools).of(demand);
  const place = new Map(
    [...pinned, ...open].flatMap((tier, index) => tier.map((pool) => [pool, index] as const)),
  );
  const last = Math.max(
    -1,
    ...pools.filter(({ name }) => taken.has(name)).map((pool) => place.get(pool) ?? -1),
  );
  const unlisted = outcome.kind === 'oneOf' && outcome.bounded !== undefined;
  return (pool) => {
    const at = place.get(pool);
    if (at === undefined) return `it ${exclusion(pool, demand)}`;
    const way = at < pinned.length ? pinnedWords(pool) : 'it is open to every Service';
    if (taken.has(pool.name)) return way;
    const missing = demand.families.filter((family) => pool.walks[family].length === 0);
    if (missing.length > 0)
      return `it has no ${missing.map((family) => familyNames[family]).join(' or ')} addresses`;
    if (taken.size > 0 && at > last) return `${way}, and comes later`;
    return unlisted ? `${way}, and may be taken too` : 'it has no address left';
  };
}

function pinnedWords({ pinning }: Pool): string {
  const priority = pinning?.priority;
  return priority ? `it is pinned to the Service, priority ${priority}` : 'it is pinned to the Service';
}
