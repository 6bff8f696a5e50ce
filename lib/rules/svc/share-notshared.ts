import { type Family, tryAddress } from '../../addresses/range.js';
import type { Demand } from '../../allocator/demand.js';
import { familyOf, type Ip, ipOf, ipText } from '../../allocator/ip.js';
import type { Outcome } from '../../allocator/outcome.js';
import type { Rule } from '../rule.js';
import { annotationPath, atService, served } from './outcomes.js';

export const shareNotshared: Rule = {
  id: 'svc-share-notshared',
  severity: 'warning',
  summary: 'A sharing key permits Services to share an address; it does not make them',
  why: 'Each takes the first address it can use: a free lower one before a shared one, and silently the next one when a port or the traffic policy does not go with those who are there already.',
  example: `pools:
  lab: 192.0.2.0/28
services:
  web/shop: {sharingKey: web, ports: [443]}
  web/blog: {sharingKey: web, ports: [443]}
`,
  remedy: 'ask for the same address on each of them; they need different ports and the same traffic policy',
  stage: 'silent',
  upstream: 'internal/allocator/allocator.go checkSharing, getIPFromCIDR',
  *check(view) {
    for (const [first, ...others] of groups(view).values())
      for (const other of others) {
        if (!first || (isExplicit(first.demand) && isExplicit(other.demand))) continue;
        const split = families.find((family) => isSplit(first.ips[family], other.ips[family]));
        if (!split) continue;
        const [theirs, own] = [first, other].map(({ ips }) => ips[split].join(' or '));
        const message = `has the sharing key ${other.demand.sharing.key} of Service ${first.demand.key}, and gets ${own}, not ${theirs}: ${reason(first.demand, other.demand)}`;
        yield atService(other.demand, message, annotationPath(other.demand, 'allow-shared-ip'));
      }
  },
};

interface Sharer {
  readonly demand: Demand;
  readonly ips: Readonly<Record<Family, readonly string[]>>;
}

const families = ['ipv4', 'ipv6'] as const;

/** The Services of each sharing key that get an address, in the order in which they do. */
function groups(view: Parameters<Rule['check']>[0]): Map<string, Sharer[]> {
  const found = new Map<string, Sharer[]>();
  for (const { demand, outcome } of served(view)) {
    const { key } = demand.sharing;
    if (key === '') continue;
    const ips = addressesOf(outcome);
    if (ips.length === 0) continue;
    const of = (family: Family) => ips.filter((ip) => familyOf(ip) === family).map(ipText);
    const sharer = { demand, ips: { ipv4: of('ipv4'), ipv6: of('ipv6') } };
    const group = found.get(key);
    if (group) group.push(sharer);
    else found.set(key, [sharer]);
  }
  return found;
}

/** The addresses a Service has, or may have. */
function addressesOf(outcome: Outcome): Ip[] {
  const answers = outcome.kind === 'assigned' ? [outcome] : outcome.kind === 'oneOf' ? outcome.answers : [];
  const texts = new Set(answers.flatMap(({ ips }) => ips));
  return [...texts].map(tryAddress).flatMap((address) => (address ? [ipOf(address)] : []));
}

function isSplit(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && new Set([...a, ...b]).size > 1;
}

function isExplicit({ requested }: Demand): boolean {
  return requested.length > 0;
}

function reason({ sharing: a }: Demand, { sharing: b }: Demand): string {
  const port = b.ports.find((one) => a.ports.includes(one));
  if (port) return `both have port ${port}`;
  if (a.backend !== b.backend) return 'their traffic policies and selectors do not go together';
  return 'it takes the first address it can use';
}
