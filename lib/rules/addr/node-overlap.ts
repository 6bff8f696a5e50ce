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
  why: 'When a Service gets the address, another node answers for it, and the node that owns it is cut off. 0.15.0 refuses such a pool; other releases accept it.',
  example: `apiVersion: v1
kind: Node
metadata: {name: node-a}
status: {addresses: [{type: InternalIP, address: 192.0.2.5}]}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
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
