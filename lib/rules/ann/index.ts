import type { Rule } from '../rule.js';
import { bgpDisjoint } from './bgp-disjoint.js';
import { bgpFamily } from './bgp-family.js';
import { bgpLocalprefConflict } from './bgp-localpref-conflict.js';
import { bgpNoPeer } from './bgp-no-peer.js';
import { catchAll } from './catch-all.js';
import { cordon } from './cordon.js';
import { endpoints } from './endpoints.js';
import { excludeLabel } from './exclude-label.js';
import { frrk8sHostname } from './frrk8s-hostname.js';
import { l2ExcludedIf } from './l2-excluded-if.js';
import { l2Interface } from './l2-interface.js';
import { localNoEndpoints } from './local-no-endpoints.js';
import { networkUnavailable } from './network-unavailable.js';
import { noAdvertisement } from './no-advertisement.js';
import { nodeselNomatch } from './nodesel-nomatch.js';
import { peerNoNode } from './peer-no-node.js';
import { sharedLocalpref } from './shared-localpref.js';
import { strictarp } from './strictarp.js';
import { svcselNomatch } from './svcsel-nomatch.js';

export const annRules: readonly Rule[] = [
  noAdvertisement,
  catchAll,
  svcselNomatch,
  nodeselNomatch,
  excludeLabel,
  networkUnavailable,
  cordon,
  endpoints,
  localNoEndpoints,
  l2Interface,
  l2ExcludedIf,
  strictarp,
  bgpNoPeer,
  peerNoNode,
  bgpDisjoint,
  bgpFamily,
  bgpLocalprefConflict,
  sharedLocalpref,
  frrk8sHostname,
];
