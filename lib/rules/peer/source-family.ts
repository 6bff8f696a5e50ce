import { tryAddress } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const sourceFamily: Rule = {
  id: 'peer-source-family',
  severity: 'warning',
  summary: 'sourceAddress and peerAddress must be of one family',
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
