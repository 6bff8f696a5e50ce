import type { Rule } from '../rule.js';
import { data } from './data.js';
import { families } from './families.js';
import { ports } from './ports.js';
import { together } from './together.js';
import { value } from './value.js';

/** What the API server refuses of Kubernetes' own kinds, before MetalLB sees them. */
export const coreRules: readonly Rule[] = [value, ports, together, families, data];
