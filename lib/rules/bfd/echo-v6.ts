import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const echoV6: Rule = {
  id: 'bfd-echo-v6',
  severity: 'error',
  summary: 'BFD echo mode does not work for pools with IPv6',
  why: 'FRR has no echo mode for IPv6. Admission lets it pass; then every speaker refuses the whole configuration.',
  example: `pools:
  lab: {addresses: "2001:db8::/124", announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: "2001:db8:1::1", bfdProfile: echo}
bfdProfiles:
  echo: {echoMode: true}
`,
  remedy: 'switch echoMode off, or announce the pool to other peers',
  stage: 'speaker',
  since: '0.13.10',
  upstream: 'internal/config/validation.go validateConfig',
  *check(view) {
    const echoing = new Set(
      view
        .items('BFDProfile')
        .filter(({ spec }) => spec.echoMode === true)
        .map(({ name }) => name),
    );
    if (echoing.size === 0) return;
    for (const advertisement of view.bgp) {
      const { name, pools, resource } = advertisement;
      const pool = pools.find(({ good }) =>
        good.some(({ parsed }) => parsed.prefixes.some(({ family }) => family === 'ipv6')),
      );
      const peer = view.peersOf(advertisement).find((one) => echoing.has(textOf(one.spec.bfdProfile) ?? ''));
      if (pool && peer)
        yield {
          message: `BGPAdvertisement ${name} announces pool ${pool.name}, which has IPv6, to peer ${peer.name}, whose BFDProfile ${peer.spec.bfdProfile} has echoMode`,
          resource,
          path: ['spec'],
        };
    }
  },
};
