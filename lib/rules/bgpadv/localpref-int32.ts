import { strictKubernetes } from '../formats.js';
import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

export const localprefInt32: Rule = {
  id: 'bgpadv-localpref-int32',
  severity: 'error',
  summary: 'Kubernetes 1.36 and newer refuse a localPref beyond 2147483647',
  why: 'The CRD gives `localPref` the format int32, and these API servers hold numbers to it. MetalLB itself would take up to 4294967295.',
  example: `kubernetes: "1.36"
pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64500, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, pools: lab, localPref: 4294967295}
`,
  remedy: 'use a number from 0 to 2147483647',
  stage: 'schema',
  upstream: 'config/crd/bases/metallb.io_bgpadvertisements.yaml',
  *check(view) {
    const kubernetes = strictKubernetes(view);
    if (kubernetes === undefined) return;
    for (const { name, spec, resource } of view.bgp) {
      const value = numberOf(spec.localPref);
      if (value === undefined || value <= 2147483647 || value > 4294967295) continue;
      yield {
        message: `BGPAdvertisement ${name} has localPref ${value}, which Kubernetes ${kubernetes} refuses`,
        resource,
        path: ['spec', 'localPref'],
      };
    }
  },
};
