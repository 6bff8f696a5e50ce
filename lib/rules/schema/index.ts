import type { Rule } from '../rule.js';
import { choice } from './choice.js';
import { kind } from './kind.js';
import { limit } from './limit.js';
import { required } from './required.js';
import { type } from './type.js';

export const schemaRules: readonly Rule[] = [kind, type, required, choice, limit];
