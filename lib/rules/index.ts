import { compareFindings, type Finding } from '../finding.js';
import type { World } from '../world.js';
import type { Rule } from './rule.js';

/** Every rule, by family. */
export const rules: readonly Rule[] = [];

/** Everything that is wrong with a World, ordered, and independent of the order of its resources. */
export function check(world: World): Finding[] {
  return rules.flatMap((rule) => [...rule.check(world)]).sort(compareFindings);
}
