import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const myasn: Rule = {
  id: 'peer-myasn',
  severity: 'error',
  summary: 'A peer needs the AS number of the cluster',
  why: 'API server and webhook refuse the peer.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 0, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'set myASN to a number from 1 to 4294967295',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if ((numberOf(spec.myASN) ?? 0) === 0)
        yield { message: `BGPPeer ${name} has no myASN`, resource, path: ['spec', 'myASN'] };
  },
};
