import type { Rule } from '../rule.js';
import type { Pool } from '../view.js';

export const nativeV6: Rule = {
  id: 'bgpadv-native-v6',
  severity: 'error',
  summary: 'The native backend announces no IPv6 by BGP',
  why: 'The native backend speaks IPv4 only: webhook and speakers refuse the advertisement. Up to 0.14.8 they refuse any IPv6 pool beside any BGP advertisement.',
  example: `metallb: {backend: native}
pools:
  lab: {addresses: "2001:db8::/124", announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'use the frr-k8s backend, or announce the IPv6 pool by layer 2',
  stage: 'webhook',
  backends: ['native'],
  upstream: 'internal/config/validation.go DiscardFRROnly',
  *check(view) {
    if (!view.isSince('0.14.9') && view.bgp.length > 0) {
      for (const pool of view.pools.filter(hasIpv6))
        yield {
          message: `pool ${pool.name} has IPv6 addresses, and in this release one BGPAdvertisement keeps them from every pool`,
          resource: pool.resource,
          path: ['spec', 'addresses'],
        };
      return;
    }
    for (const { name, pools, resource } of view.bgp)
      for (const pool of pools.filter(hasIpv6))
        yield {
          message: `BGPAdvertisement ${name} selects pool ${pool.name}, which has IPv6 addresses`,
          resource,
          path: ['spec'],
        };
  },
};

function hasIpv6({ good }: Pool): boolean {
  return good.some(({ parsed }) => parsed.prefixes.some(({ family }) => family === 'ipv6'));
}
