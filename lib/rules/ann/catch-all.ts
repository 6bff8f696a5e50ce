import { listOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Advertisement } from '../view.js';

export const catchAll: Rule = {
  id: 'ann-catch-all',
  severity: 'warning',
  summary: 'An advertisement of everything everywhere widens those with limits of their own',
  why: 'Advertisements of a pool add up. One that names neither pools nor limits is for every pool, on every node and interface and to every peer, so that the limits of another one do not hold.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
advertisements:
  dmz: {type: layer2, pools: lab, nodeSelectors: [{matchLabels: {zone: dmz}}]}
  rest: {type: layer2}
`,
  remedy: 'let it name the pools it is meant for',
  stage: 'silent',
  upstream: 'internal/config/config.go setL2AdvertisementsToPools, setBGPAdvertisementsToPools',
  *check(view) {
    for (const wide of view.advertisements.filter(isCatchAll)) {
      const narrow = view.advertisements.find((one) => one.type === wide.type && isNarrow(one));
      if (!narrow) continue;
      const { kind } = wide.resource.object;
      const message = `${kind} ${wide.name} is for every pool, and undoes the limits that ${narrow.name} has for ${narrow.pools[0]?.name}`;
      yield { message, resource: wide.resource, path: ['metadata', 'name'] };
    }
  },
};

const targets = ['ipAddressPools', 'ipAddressPoolSelectors'];
const limits = ['nodeSelectors', 'serviceSelectors', 'interfaces', 'peers'];

function hasAny({ spec }: Advertisement, fields: readonly string[]): boolean {
  return fields.some((field) => listOf(spec[field]).length > 0);
}

function isCatchAll(advertisement: Advertisement): boolean {
  return !hasAny(advertisement, [...targets, ...limits]);
}

/** For some pools, and with a limit. */
function isNarrow(advertisement: Advertisement): boolean {
  return advertisement.pools.length > 0 && hasAny(advertisement, targets) && hasAny(advertisement, limits);
}
