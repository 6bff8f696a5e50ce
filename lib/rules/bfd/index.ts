import type { Rule } from '../rule.js';
import { echoMultihop } from './echo-multihop.js';
import { echoV6 } from './echo-v6.js';
import { native } from './native.js';
import { range } from './range.js';

export const bfdRules: readonly Rule[] = [range, native, echoV6, echoMultihop];
