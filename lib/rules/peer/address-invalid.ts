import { tryLiteral } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const addressInvalid: Rule = {
  id: 'peer-address-invalid',
  severity: 'error',
  summary: 'peerAddress must be a single IP address',
  remedy: 'write the address of the router; names are not looked up',
  stage: 'webhook',
  upstream: 'internal/config/config.go peerFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const text = textOf(spec.peerAddress);
      if (text && !tryLiteral(text))
        yield {
          message: `BGPPeer ${name} has the peerAddress ${text}, which is no IP address`,
          resource,
          path: ['spec', 'peerAddress'],
        };
    }
  },
};
