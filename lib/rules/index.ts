import type { Finding } from '../finding.js';
import type { World } from '../world.js';
import { addrRules } from './addr/index.js';
import { annRules } from './ann/index.js';
import { checkRules } from './check.js';
import { poolRules } from './pool/index.js';
import type { Rule } from './rule.js';
import { xrefRules } from './xref/index.js';

/** Every rule, by family. */
export const rules: readonly Rule[] = [...addrRules, ...poolRules, ...xrefRules, ...annRules];

/** Everything that is wrong with a World: all at once, ordered, and independent of the order of its resources. */
export function check(world: World): Finding[] {
  return checkRules(rules, world);
}
