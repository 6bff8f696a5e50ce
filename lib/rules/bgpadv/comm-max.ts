import { textsOf } from '../read.js';
import type { Rule } from '../rule.js';

export const commMax: Rule = {
  id: 'bgpadv-comm-max',
  severity: 'warning',
  summary: 'More than 63 communities on one prefix are refused by the peering at run time',
  why: 'The update is refused when the session sends it, and the prefix never reaches the router.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: tor, namespace: metallb-system}
spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: {name: lab, namespace: metallb-system}
spec: 
  communities:
    - "64500:0"
    - "64500:1"
    - "64500:2"
    - "64500:3"
    - "64500:4"
    - "64500:5"
    - "64500:6"
    - "64500:7"
    - "64500:8"
    - "64500:9"
    - "64500:10"
    - "64500:11"
    - "64500:12"
    - "64500:13"
    - "64500:14"
    - "64500:15"
    - "64500:16"
    - "64500:17"
    - "64500:18"
    - "64500:19"
    - "64500:20"
    - "64500:21"
    - "64500:22"
    - "64500:23"
    - "64500:24"
    - "64500:25"
    - "64500:26"
    - "64500:27"
    - "64500:28"
    - "64500:29"
    - "64500:30"
    - "64500:31"
    - "64500:32"
    - "64500:33"
    - "64500:34"
    - "64500:35"
    - "64500:36"
    - "64500:37"
    - "64500:38"
    - "64500:39"
    - "64500:40"
    - "64500:41"
    - "64500:42"
    - "64500:43"
    - "64500:44"
    - "64500:45"
    - "64500:46"
    - "64500:47"
    - "64500:48"
    - "64500:49"
    - "64500:50"
    - "64500:51"
    - "64500:52"
    - "64500:53"
    - "64500:54"
    - "64500:55"
    - "64500:56"
    - "64500:57"
    - "64500:58"
    - "64500:59"
    - "64500:60"
    - "64500:61"
    - "64500:62"
    - "64500:63"
`,
  remedy: 'use at most 63',
  stage: 'silent',
  upstream: 'internal/bgp/bgp.go Advertisement',
  *check(view) {
    for (const { name, spec, resource } of view.bgp) {
      const count = textsOf(spec.communities).length;
      if (count > 63)
        yield {
          message: `BGPAdvertisement ${name} has ${count} communities`,
          resource,
          path: ['spec', 'communities'],
        };
    }
  },
};
