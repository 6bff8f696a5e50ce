import type { Allocation } from '../allocator/outcome.js';
import type { Advertisement } from '../announcer/advertisement.js';
import type { Announcer } from '../announcer/announcer.js';
import type { PlannedAdvertisement } from './plan.js';

/** The advertisements of all pools, each once, in the order of the pools. */
export function plannedAdvertisements(announcer: Announcer, { pools }: Allocation): PlannedAdvertisement[] {
  const all = new Set(pools.flatMap((pool) => announcer.advertisementsOf(pool)));
  return [...all].map((advertisement) => {
    const { type, name } = advertisement;
    const { nodes } = announcer.spreadOf(advertisement);
    return {
      type,
      name,
      details: detailsOf(advertisement),
      ...(nodes && { nodes }),
      peers: peersOf(announcer, advertisement),
    };
  });
}

function detailsOf(advertisement: Advertisement): string[] {
  if (advertisement.type === 'layer2') return [...advertisement.interfaces];
  const { localPref, communities } = advertisement;
  return [...(localPref > 0 ? [`local preference ${localPref}`] : []), ...communities];
}

function peersOf(announcer: Announcer, advertisement: Advertisement): string[] {
  return advertisement.type === 'bgp' ? announcer.peersOf(advertisement).map(({ name }) => name) : [];
}
