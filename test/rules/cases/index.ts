import type { RuleCases } from '../find.js';
import { addrCases } from './addr.js';
import { advisoryCases } from './advisory.js';
import { annCases, clusterCases } from './ann.js';
import { bgpadvCases, commCases, l2advCases } from './bgpadv.js';
import { coreCases } from './core.js';
import { networkCases, silenceCases } from './network.js';
import { bfdCases, peerCases } from './peer.js';
import { poolCases } from './pool.js';
import { allocCases, svcCases } from './svc.js';
import { schemaCases, xrefCases } from './xref.js';

/** The cases of every rule, by its id. */
export const ruleCases: RuleCases = {
  ...addrCases,
  ...poolCases,
  ...l2advCases,
  ...bgpadvCases,
  ...peerCases,
  ...bfdCases,
  ...commCases,
  ...xrefCases,
  ...schemaCases,
  ...svcCases,
  ...allocCases,
  ...annCases,
  ...clusterCases,
  ...advisoryCases,
  ...coreCases,
  ...networkCases,
  ...silenceCases,
};
