import type { Rule } from '../rule.js';
import { exhausted } from './exhausted.js';
import { flap } from './flap.js';
import { orderTie } from './order-tie.js';
import { orderUnpinned } from './order-unpinned.js';

export const allocRules: readonly Rule[] = [exhausted, orderUnpinned, orderTie, flap];
