import { tryAddress } from '../../addresses/range.js';
import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const routeridV6: Rule = {
  id: 'peer-routerid-v6',
  severity: 'warning',
  summary: 'A router id has 32 bits: an IPv6 address is accepted, and of no use',
  why: 'BGP identifiers have 32 bits (RFC 6286): the address is accepted, and the session does not come up as meant.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, routerID: "2001:db8::1"}
`,
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
