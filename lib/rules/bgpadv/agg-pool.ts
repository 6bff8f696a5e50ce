import type { Entry } from '../../addresses/entry.js';
import type { Family } from '../../addresses/range.js';
import type { Rule } from '../rule.js';
import { lengthFields, lengthOf } from './lengths.js';

export const aggPool: Rule = {
  id: 'bgpadv-agg-pool',
  severity: 'error',
  summary: 'An aggregate must lie inside each entry of each pool it is announced for',
  why: 'An aggregate wider than the pool would attract traffic for addresses that are not of the pool. The webhook refuses it; a range is as wide as its widest aligned block.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, aggregationLength: 24}
`,
  remedy: 'use a length at least as long as the widest block of every entry, or a wider entry',
  stage: 'webhook',
  upstream: 'internal/config/config.go validateBGPAdvPerPool',
  *check(view) {
    for (const advertisement of view.bgp)
      for (const pool of advertisement.pools)
        for (const entry of pool.good) {
          const widest = widestOf(entry.parsed);
          if (!widest) continue;
          const length = lengthOf(advertisement, widest.family);
          if (length >= widest.length) continue;
          const { field } = lengthFields.find(
            ({ family }) => family === widest.family,
          ) as (typeof lengthFields)[number];
          yield {
            message: `BGPAdvertisement ${advertisement.name} has ${field} ${length}, shorter than /${widest.length}, the widest block of ${entry.text} in pool ${pool.name}`,
            remedy: remedyOf(field, widest),
            resource: advertisement.resource,
            path: ['spec', field],
          };
        }
  },
};

function remedyOf(field: string, { family, length }: { family: Family; length: number }): string {
  if (family === 'ipv4' && length > 32) return 'write the network as IPv4';
  return `use ${field} ${length} or more, or announce this pool by an advertisement of its own`;
}

/** The widest block of an entry, with the length MetalLB compares: that of an IPv4 network written as IPv6 stays long. */
function widestOf({ prefixes, mappedLength }: Entry): { family: Family; length: number } | undefined {
  const [first] = prefixes;
  if (!first) return undefined;
  const length = mappedLength ?? Math.min(...prefixes.map((prefix) => prefix.length));
  return { family: first.family, length };
}
