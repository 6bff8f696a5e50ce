import { AddressRange, addressText, type Family, tryAddress } from '../addresses/range.js';
import { RangeIndex } from '../addresses/range-index.js';
import { union } from '../addresses/set.js';
import { list, record, text, texts } from '../allocator/fields.js';
import { buggyBetween, familyOf, type Ip, ipOf, ipText } from '../allocator/ip.js';
import type { Allocation } from '../allocator/outcome.js';
import { capacityOf, type Pool, type Walk } from '../allocator/pool.js';
import type { Announcer } from '../announcer/announcer.js';
import type { World } from '../world.js';
import { isHeld, type PlannedEntry, type PlannedPool, type PlannedService } from './plan.js';

interface Reservation {
  readonly range: AddressRange;
  readonly use: string;
}

/** Every pool with what is used, reserved and free. Costs what is used, however large the pool is. */
export function plannedPools(
  announcer: Announcer,
  { pools }: Allocation,
  services: ReadonlyMap<string, PlannedService>,
): Record<string, PlannedPool> {
  const reservations = new RangeIndex(reservationsIn(announcer.world), ({ range }) => range);
  const uses = usesByPool(services);
  const takers = takersByPool(services);
  return Object.fromEntries(
    pools.map((pool) => [
      pool.name,
      {
        ...counts(pool, uses.get(pool.name) ?? new Map(), reservations),
        autoAssign: pool.autoAssign,
        entries: entriesOf(pool),
        mayTake: takers.get(pool.name) ?? [],
        advertisements: announcer.advertisementsOf(pool).map(({ type, name }) => ({ type, name })),
      },
    ]),
  );
}

/** What the config says is in use, and the nodes' own addresses. */
function reservationsIn({ network, resources }: World): Reservation[] {
  const nodes = resources
    .filter(({ object }) => object.kind === 'Node')
    .flatMap(({ object }) => list(record(object.status).addresses).map(record))
    .filter(({ type }) => type === 'InternalIP')
    .flatMap(({ address }) => tryAddress(text(address) ?? '') ?? []);
  return [
    ...network.map(({ range, use }) => ({ range, use })),
    ...nodes.map((address) => ({ range: AddressRange.of(address), use: 'nodes' })),
  ];
}

type Uses = ReadonlyMap<string, readonly string[]>;

/** Services on each address that is taken for certain, by pool. */
function usesByPool(services: ReadonlyMap<string, PlannedService>): ReadonlyMap<string, Uses> {
  const pools = new Map<string, Map<string, string[]>>();
  for (const [key, service] of services) {
    if (!isHeld(service)) continue;
    const uses = pools.get(service.pool) ?? new Map<string, string[]>();
    pools.set(service.pool, uses);
    for (const ip of service.ips) {
      const keys = uses.get(ip);
      if (keys) keys.push(key);
      else uses.set(ip, [key]);
    }
  }
  return pools;
}

/** Services that may take an address, by pool. */
function takersByPool(services: ReadonlyMap<string, PlannedService>): ReadonlyMap<string, readonly string[]> {
  const pools = new Map<string, string[]>();
  for (const [key, service] of services) {
    if (!('oneOf' in service)) continue;
    for (const name of new Set(service.oneOf.filter(isHeld).map(({ pool }) => pool))) {
      const keys = pools.get(name);
      if (keys) keys.push(key);
      else pools.set(name, [key]);
    }
  }
  return pools;
}

function counts(pool: Pool, uses: Uses, reservations: RangeIndex<Reservation>) {
  const capacity = capacityOf(pool);
  const used = sorted(uses);
  const cuts = pool.walks.ipv4.concat(pool.walks.ipv6).flatMap((walk) => {
    const range = rangeOf(walk);
    return reservations
      .overlapping(range)
      .map((found) => ({ use: found.use, range: common(range, found.range) }));
  });
  const reserved = union(cuts.map(({ range }) => range)).reduce(
    (sum, range) => sum + available(pool, range, used),
    0n,
  );
  const free = capacity.ipv4 + capacity.ipv6 - BigInt(used.length) - reserved;
  return {
    ipv4: String(capacity.ipv4),
    ipv6: String(capacity.ipv6),
    used: String(used.length),
    reserved: String(reserved),
    free: String(free < 0n ? 0n : free),
    uses: used.map(({ ip, services }) => ({ ip: ipText(ip), services })),
    reservations: cuts.map(({ range, use }) => ({ range: range.toString(), use })),
  };
}

function sorted(uses: Uses): { ip: Ip; services: readonly string[] }[] {
  return [...uses]
    .flatMap(([ip, services]) => {
      const address = tryAddress(ip);
      return address ? [{ ip: ipOf(address), services }] : [];
    })
    .sort((a, b) => (a.ip < b.ip ? -1 : a.ip > b.ip ? 1 : 0));
}

/** Addresses of a range that could be handed out yet. */
function available({ avoidBuggy }: Pool, range: AddressRange, used: readonly { readonly ip: Ip }[]): bigint {
  const { family } = range;
  const [first, last] = [range.first, range.last].map((value) => ipOf({ family, value })) as [Ip, Ip];
  const buggy = avoidBuggy && family === 'ipv4' ? buggyBetween(first, last) : 0n;
  return range.size - buggy - BigInt(used.filter(({ ip }) => first <= ip && ip <= last).length);
}

/** The addresses of two ranges that overlap. */
function common(a: AddressRange, b: AddressRange): AddressRange {
  const { family } = a;
  const first = a.has({ family, value: b.first }) ? b.first : a.first;
  return new AddressRange(family, first, a.has({ family, value: b.last }) ? b.last : a.last);
}

function rangeOf({ family, first, last }: Walk): AddressRange {
  return new AddressRange(family, numberOf(first), numberOf(last));
}

function numberOf(ip: Ip): bigint {
  return familyOf(ip) === 'ipv4' ? ip & 0xffff_ffffn : ip;
}

function entriesOf({ resource, walks, avoidBuggy }: Pool): PlannedEntry[] {
  const written = texts(record(resource.object.spec).addresses);
  return [...walks.ipv4, ...walks.ipv6]
    .sort((a, b) => a.entry - b.entry)
    .map(({ entry, family, first, last }) => ({
      text: written[entry] ?? '',
      family,
      first: textOf(family, first),
      last: textOf(family, last),
      size: String(last - first + 1n),
      excluded: String(avoidBuggy && family === 'ipv4' ? buggyBetween(first, last) : 0n),
    }));
}

function textOf(family: Family, ip: Ip): string {
  return addressText(family, numberOf(ip));
}
