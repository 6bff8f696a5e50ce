/** Ids of everything that is known of how MetalLB judges, in the spelling of our rules. */
export const catalogue: readonly string[] = `
addr-capacity addr-capacity-buggy addr-format addr-hostbits addr-mapped addr-node-overlap addr-overlap
addr-overlap-self addr-range-endpoint addr-range-mixed addr-range-reversed addr-special addr-split
addr-whitespace alloc-addr-order alloc-buggy alloc-dual alloc-examples alloc-exhausted alloc-fallback
alloc-flap alloc-keep alloc-order-tie alloc-order-unpinned alloc-share alloc-shared-count
alloc-status-order ann-bgp-disjoint ann-bgp-family ann-bgp-localpref-conflict ann-bgp-no-peer ann-cordon
ann-endpoints ann-exclude-label ann-frrk8s-hostname ann-l2-election ann-l2-excluded-if ann-l2-interface
ann-local-no-endpoints ann-network-unavailable ann-no-advertisement ann-nodesel-nomatch ann-peer-no-node
ann-shared-localpref ann-strictarp ann-svcsel-nomatch bfd-echo-multihop bfd-echo-v6 bfd-native bfd-range
bfd-unused bgpadv-agg-local bgpadv-agg-pool bgpadv-agg-range bgpadv-agg-svcsel bgpadv-comm-dup
bgpadv-comm-format bgpadv-comm-max bgpadv-comm-native bgpadv-localpref-conflict bgpadv-localpref-ebgp
bgpadv-localpref-range bgpadv-native-v6 bgpadv-peers-dup bgpadv-pools-dup bgpadv-selector-dup
bgpadv-selector-expr-dup bgpadv-selector-invalid comm-alias-colon comm-alias-dup comm-empty-name
comm-format comm-native-large l2adv-all-pools l2adv-pools-dup l2adv-selector-dup l2adv-selector-expr-dup
l2adv-selector-invalid l2adv-union legacy-addresspool legacy-bfd-bool legacy-configmap legacy-l2-bgpadv
legacy-names legacy-namespace legacy-protocol peer-address-exclusive peer-address-invalid
peer-address-required peer-asn-exclusive peer-asn-range peer-asn-required peer-connecttime peer-disablemp
peer-duration-format peer-dynamic-multihop peer-dynamicasn peer-frr-dup peer-frr-myasn peer-frr-routerid
peer-gr-immutable peer-holdtime peer-holdtime-max peer-ibgp-multihop peer-keepalive peer-localasn-frrk8s
peer-localasn-ibgp peer-myasn peer-native-field peer-password-exclusive peer-port peer-routerid-invalid
peer-routerid-v6 peer-selector-dup peer-selector-expr-dup peer-selector-invalid peer-source-family
peer-source-frrk8s peer-source-invalid peer-source-multinode peer-timer-subsecond peer-timer-v1beta1
peer-v1beta1 pool-alloc-and pool-alloc-empty pool-alloc-noauto pool-alloc-ns-dup pool-alloc-ns-missing
pool-alloc-ns-nomatch pool-alloc-priority-negative pool-buggy-empty pool-empty pool-selector-dup
pool-selector-expr-dup pool-selector-invalid pool-spec-required rel-field svc-ann-precedence svc-ann-prefix
svc-ann-unknown svc-class svc-dual-clusterip svc-family-nopool svc-lbip-both svc-lbip-buggy svc-lbip-count
svc-lbip-deprecated svc-lbip-family svc-lbip-invalid svc-lbip-nopool svc-lbip-poolmismatch svc-lbip-taken
svc-no-clusterip svc-no-pools svc-pool-family svc-pool-incompatible svc-pool-missing svc-share-key
svc-share-notshared svc-share-port svc-type xref-bfd-delete xref-bfd-missing xref-community-missing
xref-extras xref-name-dup xref-namespace xref-peer-missing xref-pool-missing xref-pool-selector-nomatch
xref-secret-key xref-secret-missing xref-secret-type
`
  .trim()
  .split(/\s+/);

/** Those that no rule can be broken by, and why. */
export const facts: Readonly<Record<string, string>> = {
  'addr-capacity': 'how many addresses a prefix has',
  'addr-capacity-buggy': 'how many avoidBuggyIPs leaves',
  'addr-split': 'how a range becomes prefixes',
  'alloc-addr-order': 'the order of addresses in a pool',
  'alloc-buggy': 'avoidBuggyIPs in that order',
  'alloc-dual': 'how two families are chosen',
  'alloc-examples': 'outcomes',
  'alloc-fallback': 'from pinned pools to open ones',
  'alloc-keep': 'who keeps an address',
  'alloc-share': 'the first usable address',
  'alloc-shared-count': 'a shared address counts once',
  'alloc-status-order': 'the order in status',
  'ann-l2-election': 'who leads layer 2',
  'bfd-unused': 'no problem',
  'l2adv-all-pools': 'what an empty selection means',
  'l2adv-union': 'advertisements add up; ann-catch-all tells of one that undoes others',
  'legacy-bfd-bool': 'of the converter',
  'legacy-l2-bgpadv': 'an error of the parser before 0.13, which no release here has',
  'legacy-names': 'of the converter',
  'legacy-namespace': 'of the converter',
  'legacy-protocol': 'an error of the parser before 0.13, which no release here has',
  'peer-gr-immutable': 'about a change, not about a set of objects',
  'pool-alloc-and': 'how selectors combine',
  'svc-share-key': 'who may share; the allocator knows',
  'svc-type': 'other Services are left alone',
  'xref-bfd-delete': 'about a change, not about a set of objects',
};
