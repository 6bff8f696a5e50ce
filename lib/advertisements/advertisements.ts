import type { AdvertisementConfig } from '../config/bgp.js';
import type { Announcement, PoolConfig } from '../config/pools.js';
import type { Path } from '../finding.js';
import type { Draft } from '../resource.js';
import { draft, draftOf, type Kind, objectOf } from './object.js';

const kinds: Readonly<Record<Announcement, Kind>> = { layer2: 'L2Advertisement', bgp: 'BGPAdvertisement' };

/**
 * One advertisement for each pool and way it is announced, named like the pool and listing only it; then those that the
 * config spells out. One that is named like a pool, and announces it the same way, completes that pool's own: a second,
 * bare one beside it would announce the pool to every peer and undo its limits.
 */
export function advertisementDrafts(
  pools: Readonly<Record<string, PoolConfig>>,
  explicit: Readonly<Record<string, AdvertisementConfig>>,
  namespace: string,
): Draft[] {
  const completed = (name: string, type: Announcement) =>
    Object.hasOwn(explicit, name) && explicit[name]?.type === type;
  const own = Object.entries(pools).flatMap(([name, { announce }]) =>
    [...new Set(announce)]
      .filter((type) => !completed(name, type))
      .map((type) => poolAdvertisement(name, type, namespace)),
  );
  const spelled = Object.entries(explicit).map(([name, advertisement]) => {
    const completes = Object.hasOwn(pools, name) && pools[name]?.announce.includes(advertisement.type);
    return explicitAdvertisement(name, advertisement, completes ? [name] : [], namespace);
  });
  return [...own, ...spelled];
}

function poolAdvertisement(pool: string, type: Announcement, namespace: string): Draft {
  const object = objectOf(kinds[type], pool, namespace, { ipAddressPools: [pool] });
  return draft(object, (path) => (path[0] === 'spec' ? ['pools', pool, 'announce'] : ['pools', pool]));
}

/** The draft of an advertisement that is spelled out, which lists the pools of `completed` besides its own. */
export function explicitAdvertisement(
  name: string,
  { type, pools, ipAddressPools, ...fields }: AdvertisementConfig,
  completed: readonly string[],
  namespace: string,
): Draft {
  const base: Path = ['advertisements', name];
  const written = [
    ...(pools ?? []).map((pool, index) => ({ pool, at: [...base, 'pools', index] })),
    ...(ipAddressPools ?? []).map((pool, index) => ({ pool, at: [...base, 'ipAddressPools', index] })),
  ];
  const listed = [
    ...completed
      .filter((pool) => !written.some((other) => other.pool === pool))
      .map((pool) => ({ pool, at: base })),
    ...written,
  ];
  const names = listed.length > 0 || pools || ipAddressPools ? listed.map(({ pool }) => pool) : undefined;
  const object = objectOf(kinds[type], name, namespace, { ipAddressPools: names, ...fields });
  const { source } = draftOf(object, base);
  return draft(object, (path) => {
    const [, field, index] = path;
    if (field !== 'ipAddressPools') return source(path);
    return typeof index === 'number' ? (listed[index]?.at ?? base) : [...base, pools ? 'pools' : field];
  });
}
