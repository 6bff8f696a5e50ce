import type { Rule } from '../rule.js';
import { noAdvertisement } from './no-advertisement.js';

export const annRules: readonly Rule[] = [noAdvertisement];
