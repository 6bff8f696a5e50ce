import type { Rule } from '../rule.js';
import { rivals } from './rivals.js';
import { webhookPolicy } from './webhook-policy.js';

export const clusterRules: readonly Rule[] = [rivals, webhookPolicy];
