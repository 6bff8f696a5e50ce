import type { Rule } from '../rule.js';
import { bfdMissing } from './bfd-missing.js';
import { communityMissing } from './community-missing.js';
import { extras } from './extras.js';
import { name } from './name.js';
import { nameDup } from './name-dup.js';
import { namespace } from './namespace.js';
import { peerMissing } from './peer-missing.js';
import { poolMissing } from './pool-missing.js';
import { poolSelectorNomatch } from './pool-selector-nomatch.js';
import { secretKey } from './secret-key.js';
import { secretMissing } from './secret-missing.js';
import { secretType } from './secret-type.js';

export const xrefRules: readonly Rule[] = [
  nameDup,
  name,
  poolMissing,
  namespace,
  poolSelectorNomatch,
  peerMissing,
  communityMissing,
  bfdMissing,
  secretMissing,
  secretType,
  secretKey,
  extras,
];
