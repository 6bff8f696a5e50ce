import type { Pool } from '../allocator/pool.js';
import type { BgpAdvertisement } from './advertisement.js';
import type { Coverage } from './announcement.js';

type Pair = readonly [BgpAdvertisement, BgpAdvertisement];

/**
 * BGPAdvertisements that take one Service on a common node and disagree on the local preference, and the nodes where they do:
 * these announce the Service to no peer (`bgp_controller.go`, from 0.16.0). Where no nodes are known, one is taken for granted.
 */
export function conflictsAmong(
  coverages: readonly Coverage[],
  pool: Pool,
): { pairs: readonly Pair[]; nodes: ReadonlySet<string> } {
  const bgp = coverages.flatMap(({ advertisement, takes, nodes }) =>
    takes && advertisement.type === 'bgp' ? [{ advertisement, nodes }] : [],
  );
  const pairs: Pair[] = [];
  const disputed = new Set<string>();
  for (const [index, a] of bgp.entries())
    for (const b of bgp.slice(index + 1)) {
      if (!disagree(a.advertisement, b.advertisement, pool)) continue;
      const there = new Set(b.nodes);
      const common = a.nodes?.filter((node) => there.has(node));
      if (common?.length === 0) continue;
      pairs.push([a.advertisement, b.advertisement]);
      for (const node of common ?? []) disputed.add(node);
    }
  return { pairs, nodes: disputed };
}

function disagree(a: BgpAdvertisement, b: BgpAdvertisement, { walks }: Pool): boolean {
  if (a.localPref === b.localPref) return false;
  const families = (['ipv4', 'ipv6'] as const).filter((family) => walks[family].length > 0);
  if (families.every((family) => a.lengths[family] !== b.lengths[family])) return false;
  const apart = a.peers.length > 0 && b.peers.length > 0 && !a.peers.some((name) => b.peers.includes(name));
  return !apart;
}
