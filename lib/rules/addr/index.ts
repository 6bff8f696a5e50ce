import type { Rule } from '../rule.js';
import { format } from './format.js';
import { hostbits } from './hostbits.js';
import { mapped } from './mapped.js';
import { networkOverlap } from './network-overlap.js';
import { nodeOverlap } from './node-overlap.js';
import { overlap } from './overlap.js';
import { overlapSelf } from './overlap-self.js';
import { rangeEndpoint } from './range-endpoint.js';
import { rangeMixed } from './range-mixed.js';
import { rangeReversed } from './range-reversed.js';
import { special } from './special.js';
import { whitespace } from './whitespace.js';

export const addrRules: readonly Rule[] = [
  format,
  whitespace,
  rangeEndpoint,
  rangeReversed,
  rangeMixed,
  hostbits,
  mapped,
  overlap,
  overlapSelf,
  nodeOverlap,
  networkOverlap,
  special,
];
