import type { Rule } from '../rule.js';
import { name } from './name.js';
import { nameDup } from './name-dup.js';
import { poolMissing } from './pool-missing.js';

export const xrefRules: readonly Rule[] = [nameDup, name, poolMissing];
