import { AddressRange, tryAddress } from '../../addresses/range.js';
import { RangeIndex } from '../../addresses/range-index.js';
import { isMap, listOf, mapOf, textOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { View } from '../view.js';
import { atEntry, readable } from './entries.js';

export const nodeOverlap: Rule = {
  id: 'addr-node-overlap',
  severity: 'warning',
  summary: 'A pool must not hold the address of a node: handing it out breaks that node. 0.15.0 refuses it',
  remedy: 'leave the address of the node out of the pool',
  stage: 'silent',
  upstream: 'internal/config/validation.go at v0.15.0; reverted in v0.15.1',
  *check(view) {
    const severity = view.release === 'v0.15.0' ? 'error' : 'warning';
    const nodes = new RangeIndex(nodeAddresses(view), ({ range }) => range);
    for (const { pool, entry } of readable(view)) {
      const hit = entry.parsed.range && nodes.overlapping(entry.parsed.range)[0];
      if (hit)
        yield { ...atEntry(pool, entry, `holds ${hit.range}, the address of node ${hit.node}`), severity };
    }
  },
};

function nodeAddresses(view: View): { node: string; range: AddressRange }[] {
  return [...view.nodes].flatMap(([node, { object }]) =>
    listOf(mapOf(object.status).addresses).flatMap((entry) => {
      const text = isMap(entry) && entry.type === 'InternalIP' ? textOf(entry.address) : undefined;
      const address = text === undefined ? undefined : tryAddress(text);
      return address ? [{ node, range: AddressRange.of(address) }] : [];
    }),
  );
}
