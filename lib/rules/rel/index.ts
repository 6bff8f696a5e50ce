import type { Rule } from '../rule.js';
import { field } from './field.js';

export const relRules: readonly Rule[] = [field];
