import { tryAddress } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const sourceFamily: Rule = {
  id: 'peer-source-family',
  severity: 'warning',
  summary: 'sourceAddress and peerAddress must be of one family',
  why: 'A connection has both ends in one family: the session never comes up.',
  example: `metallb: {backend: frr, fixes: true}
pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, sourceAddress: "2001:db8::1"}
`,
  remedy: 'use an address of the family of peerAddress',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const [source, peer] = [spec.sourceAddress, spec.peerAddress].map((text) =>
        tryAddress(textOf(text) ?? ''),
      );
      if (source && peer && source.family !== peer.family)
        yield {
          message: `BGPPeer ${name} has the sourceAddress ${spec.sourceAddress} and the peerAddress ${spec.peerAddress}`,
          resource,
          path: ['spec', 'sourceAddress'],
        };
    }
  },
};
