import { communityFault } from '../community.js';
import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const commFormat: Rule = {
  id: 'bgpadv-comm-format',
  severity: 'error',
  summary: 'A community with a colon must be A:B or large:A:B:C in decimal digits',
  why: 'The webhook refuses the advertisement.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, communities: "64500:1:2"}
`,
  remedy: 'write A:B with 0 to 65535, or large:A:B:C with 0 to 4294967295',
  stage: 'webhook',
  upstream: 'internal/bgp/community/community.go New',
  *check(view) {
    for (const { name, spec, resource } of view.bgp)
      for (const [index, text] of textsOf(spec.communities).entries()) {
        if (!text.includes(':') || view.communityNames.has(text) || !communityFault(text)) continue;
        const message = `BGPAdvertisement ${name} has the community ${text}, which ${communityFault(text)}`;
        yield { message, resource, path: ['spec', 'communities', index] };
      }
  },
};
