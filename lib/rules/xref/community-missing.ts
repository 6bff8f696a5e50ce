import { nearest } from '../nearest.js';
import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const communityMissing: Rule = {
  id: 'xref-community-missing',
  severity: 'error',
  summary: 'A community without a colon is a name that a Community object must define',
  why: 'Admission lets it pass; then every speaker refuses the whole configuration. No names are built in: `no-export` has to be defined too.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, communities: no-export}
`,
  remedy: 'define it in communities, or write A:B',
  stage: 'speaker',
  upstream: 'internal/config/config.go bgpAdvertisementFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.bgp)
      for (const [index, text] of textsOf(spec.communities).entries()) {
        if (text.includes(':') || view.communityNames.has(text)) continue;
        const near = nearest(text, view.communityNames);
        yield {
          message: `BGPAdvertisement ${name} names the community ${text}, which is defined nowhere`,
          ...(near && { remedy: `did you mean ${near}?` }),
          resource,
          path: ['spec', 'communities', index],
        };
      }
  },
};
