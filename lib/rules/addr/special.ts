import { parseAddresses } from '../../addresses/entry.js';
import type { AddressRange } from '../../addresses/range.js';
import type { Rule } from '../rule.js';
import { atEntry, readable } from './entries.js';

/** Addresses that no client on a network can reach as a Service's (RFC 6890). */
const specials = {
  ipv4: [
    ['0.0.0.0/8', 'this network'],
    ['127.0.0.0/8', 'loopback'],
    ['169.254.0.0/16', 'link-local'],
    ['224.0.0.0/4', 'multicast'],
    ['255.255.255.255', 'broadcast'],
  ],
  ipv6: [
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::/10', 'link-local'],
    ['ff00::/8', 'multicast'],
  ],
} as const;

type Special = { readonly range: AddressRange; readonly use: string };
const parsed: Partial<Record<keyof typeof specials, readonly Special[]>> = {};

/** The special addresses of a family, read when they are first needed. */
function specialsOf(family: keyof typeof specials): readonly Special[] {
  parsed[family] ??= specials[family].map(([text, use]) => ({
    range: parseAddresses(text) as AddressRange,
    use,
  }));
  return parsed[family];
}

export const special: Rule = {
  id: 'addr-special',
  severity: 'warning',
  summary:
    'Loopback, link-local, multicast and unspecified addresses are accepted, and no client can use them',
  why: 'They are handed out, and no packet arrives: hosts and routers drop such addresses.',
  example: `pools:
  lab: 169.254.10.0/28
`,
  remedy: 'use addresses that the network routes',
  stage: 'silent',
  *check(view) {
    for (const { pool, entry } of readable(view)) {
      const { range } = entry.parsed;
      const hit = range && specialsOf(range.family).find((one) => one.range.overlaps(range));
      if (hit) yield atEntry(pool, entry, `holds ${hit.use} addresses`);
    }
  },
};
