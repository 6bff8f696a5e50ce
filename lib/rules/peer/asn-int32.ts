import { isTooNarrow } from '../../metallb/advisories/crds.js';
import { crdSchema } from '../../metallb/crds/crds.js';
import { strictKubernetes } from '../formats.js';
import { listOf, type Map_, mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import type { Item, View } from '../view.js';

export const asnInt32: Rule = {
  id: 'peer-asn-int32',
  severity: 'error',
  summary: 'Kubernetes 1.36 and newer refuse AS numbers under CRDs that give them the format int32',
  why: 'The maximum of 4294967295 is beyond the format, so the API server refuses the peer, whatever its numbers. Up to v0.15.3 this is about `myASN` and `peerASN`, in v0.16.0 about `localASN` alone.',
  example: `kubernetes: "1.36"
metallb: {version: v0.15.3, backend: native}
pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
`,
  remedy: 'write metallb.fixes: [asn-int64], or take v0.16.1 or newer',
  stage: 'schema',
  upstream: 'metallb/metallb#3034, #3054',
  *check(view) {
    const kubernetes = strictKubernetes(view);
    if (kubernetes === undefined) return;
    for (const { name, spec, resource } of view.peers) {
      const fields = mapOf(schemaOf(view, resource));
      const narrow = Object.entries(spec)
        .filter(([field, value]) => typeof value === 'number' && isTooNarrow(mapOf(fields[field])))
        .map(([field]) => field);
      const [first] = narrow;
      if (first !== undefined)
        yield {
          message: `BGPPeer ${name} is refused by Kubernetes ${kubernetes}: its CRD gives ${narrow.join(' and ')} the format int32, and a maximum beyond it`,
          resource,
          path: ['spec', first],
        };
    }
  },
};

/** What is known of the fields of a peer: by the CRD among the objects, or by that of the release. */
function schemaOf(view: View, { object }: Item['resource']): unknown {
  const version = object.apiVersion.split('/')[1] ?? '';
  const crd = view
    .all('CustomResourceDefinition')
    .find(({ object: { metadata } }) => metadata.name === 'bgppeers.metallb.io')?.object;
  const known = listOf(mapOf(crd?.spec).versions)
    .map(mapOf)
    .find(({ name }) => name === version);
  const root: Map_ = known
    ? mapOf(mapOf(known.schema).openAPIV3Schema)
    : mapOf(crdSchema(view.release, 'BGPPeer', version));
  return mapOf(mapOf(root.properties).spec).properties;
}
