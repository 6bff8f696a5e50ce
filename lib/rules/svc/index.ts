import type { Rule } from '../rule.js';
import { annPrecedence } from './ann-precedence.js';
import { annPrefix } from './ann-prefix.js';
import { annUnknown } from './ann-unknown.js';
import { foreignClass } from './class.js';
import { dualClusterip } from './dual-clusterip.js';
import { familyNopool } from './family-nopool.js';
import { lbipBoth } from './lbip-both.js';
import { lbipBuggy } from './lbip-buggy.js';
import { lbipCount } from './lbip-count.js';
import { lbipDeprecated } from './lbip-deprecated.js';
import { lbipFamily } from './lbip-family.js';
import { lbipInvalid } from './lbip-invalid.js';
import { lbipNopool } from './lbip-nopool.js';
import { lbipPoolmismatch } from './lbip-poolmismatch.js';
import { lbipTaken } from './lbip-taken.js';
import { noClusterip } from './no-clusterip.js';
import { noPools } from './no-pools.js';
import { poolFamily } from './pool-family.js';
import { poolIncompatible } from './pool-incompatible.js';
import { poolMissing } from './pool-missing.js';
import { shareNotshared } from './share-notshared.js';
import { sharePort } from './share-port.js';

export const svcRules: readonly Rule[] = [
  annPrefix,
  annPrecedence,
  annUnknown,
  foreignClass,
  noPools,
  noClusterip,
  dualClusterip,
  lbipBoth,
  lbipInvalid,
  lbipCount,
  lbipFamily,
  lbipNopool,
  lbipBuggy,
  lbipPoolmismatch,
  lbipTaken,
  sharePort,
  poolMissing,
  poolFamily,
  poolIncompatible,
  familyNopool,
  shareNotshared,
  lbipDeprecated,
];
