import { textOf } from '../read.js';
import type { Rule } from '../rule.js';

export const echoMultihop: Rule = {
  id: 'bfd-echo-multihop',
  severity: 'warning',
  summary: 'BFD echo mode is not supported over several hops',
  why: 'Echo packets come back from the next hop only. FRR does not support it, and the session is not watched.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, ebgpMultiHop: true, bfdProfile: echo}
bfdProfiles:
  echo: {echoMode: true}
`,
  remedy: 'switch echoMode off for this peer',
  stage: 'silent',
  backends: ['frr', 'frr-k8s'],
  *check(view) {
    const echoing = new Set(
      view
        .items('BFDProfile')
        .filter(({ spec }) => spec.echoMode === true)
        .map(({ name }) => name),
    );
    for (const { name, spec, resource } of view.peers)
      if (spec.ebgpMultiHop === true && echoing.has(textOf(spec.bfdProfile) ?? ''))
        yield {
          message: `BGPPeer ${name} has ebgpMultiHop, and its BFDProfile ${spec.bfdProfile} has echoMode`,
          resource,
          path: ['spec', 'bfdProfile'],
        };
  },
};
