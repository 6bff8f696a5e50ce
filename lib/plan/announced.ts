import type { Demand } from '../allocator/demand.js';
import type { Answer } from '../allocator/outcome.js';
import type { Announcement } from '../announcer/announcement.js';
import type { Announcer } from '../announcer/announcer.js';
import { gapOf } from './gap.js';
import type { Announced, PlannedLayer2 } from './plan.js';

/** Who announces a Service that has these addresses. */
export function announcedOf(announcer: Announcer, demand: Demand, answer: Answer): Announced {
  const announcement = announcer.announcementOf(demand, answer);
  if (!announcement) throw new Error(`no pool ${answer.pool}`);
  const layer2 = layer2Of(announcement);
  const gap = gapOf(announcer, announcement);
  return {
    ...(layer2 && { layer2 }),
    bgp: announcement.routes.map(({ advertisement, peer, prefixes, nodes }) => ({
      advertisement: advertisement.name,
      peer: peer.name,
      prefixes,
      ...(nodes && { nodes }),
    })),
    ...(gap && { gap }),
  };
}

function layer2Of({ layer2, coverages }: Announcement): PlannedLayer2 | undefined {
  if (!layer2) return undefined;
  const { nodes, leader, interfaces } = layer2;
  return {
    advertisements: coverages
      .filter(({ takes, advertisement }) => takes && advertisement.type === 'layer2')
      .map(({ advertisement }) => advertisement.name),
    ...(nodes && { nodes }),
    ...(leader !== undefined && { leader }),
    ...(interfaces.length > 0 && { interfaces }),
  };
}
