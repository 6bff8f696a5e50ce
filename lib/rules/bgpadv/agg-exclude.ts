import { AddressRange } from '../../addresses/range.js';
import { RangeIndex } from '../../addresses/range-index.js';
import type { Claim } from '../../world.js';
import type { Rule } from '../rule.js';
import { rangesOf, type View } from '../view.js';
import { lengthFields, lengthOf } from './lengths.js';

export const aggExclude: Rule = {
  id: 'bgpadv-agg-exclude',
  severity: 'warning',
  summary: 'An aggregate must not cover addresses that the pool excludes',
  why: 'Routers send the traffic of the whole aggregate to the cluster, that of an excluded address too, and the node drops it. Whatever else has that address is cut off.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, exclude: 192.0.2.3, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, aggregationLength: 31}
`,
  remedy: 'use a longer aggregationLength, or exclude whole aggregates',
  stage: 'ours',
  *check(view) {
    const holes = holesByPool(view);
    if (holes.size === 0) return;
    for (const advertisement of view.bgp)
      for (const pool of advertisement.pools) {
        const own = holes.get(pool.name);
        if (!own) continue;
        const held = new RangeIndex(rangesOf(pool), (range) => range);
        for (const { family, field, whole } of lengthFields) {
          const length = lengthOf(advertisement, family);
          const hit = own.find(
            ({ range }) =>
              range.family === family &&
              length < whole &&
              edges(range, BigInt(whole - length)).some((edge) => held.overlapping(edge).length > 0),
          );
          if (!hit) continue;
          yield {
            message: `BGPAdvertisement ${advertisement.name} announces pool ${pool.name} in aggregates of /${length}, which cover ${hit.text}, that the pool excludes`,
            resource: advertisement.resource,
            path: ['spec', field],
          };
        }
      }
  },
};

function holesByPool({ world }: View): ReadonlyMap<string, readonly Claim[]> {
  const holes = new Map<string, Claim[]>();
  for (const claim of world.network)
    if (claim.pool !== undefined) holes.set(claim.pool, [...(holes.get(claim.pool) ?? []), claim]);
  return holes;
}

/** The aggregates at both ends of a range; those between hold nothing else. */
function edges({ family, first, last }: AddressRange, bits: bigint): AddressRange[] {
  return [first, last].map((value) => {
    const start = (value >> bits) << bits;
    return new AddressRange(family, start, start + (1n << bits) - 1n);
  });
}
