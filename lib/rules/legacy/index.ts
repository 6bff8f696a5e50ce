import type { Rule } from '../rule.js';
import { addresspool } from './addresspool.js';
import { configmap } from './configmap.js';

export const legacyRules: readonly Rule[] = [configmap, addresspool];
