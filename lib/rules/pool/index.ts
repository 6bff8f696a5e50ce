import type { Rule } from '../rule.js';
import { empty } from './empty.js';

export const poolRules: readonly Rule[] = [empty];
