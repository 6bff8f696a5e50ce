import { tryAddress } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const routeridV6: Rule = {
  id: 'peer-routerid-v6',
  severity: 'warning',
  summary: 'A router id has 32 bits: an IPv6 address is accepted, and of no use',
  remedy: 'write an IPv4 address',
  stage: 'silent',
  *check(view) {
    for (const { name, spec, resource } of view.peers) {
      const text = textOf(spec.routerID);
      if (text && tryAddress(text)?.family === 'ipv6')
        yield {
          message: `BGPPeer ${name} has the IPv6 address ${text} as its routerID`,
          resource,
          path: ['spec', 'routerID'],
        };
    }
  },
};
