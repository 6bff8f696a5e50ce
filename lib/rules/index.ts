import type { Finding } from '../finding.js';
import type { World } from '../world.js';
import { addrRules } from './addr/index.js';
import { allocRules } from './alloc/index.js';
import { annRules } from './ann/index.js';
import { bfdRules } from './bfd/index.js';
import { bgpadvRules } from './bgpadv/index.js';
import { checkRules } from './check.js';
import { commRules } from './comm/index.js';
import { l2advRules } from './l2adv/index.js';
import { legacyRules } from './legacy/index.js';
import { peerRules } from './peer/index.js';
import { poolRules } from './pool/index.js';
import { relRules } from './rel/index.js';
import type { Rule } from './rule.js';
import { schemaRules } from './schema/index.js';
import { svcRules } from './svc/index.js';
import { xrefRules } from './xref/index.js';

/** Every rule, by family. */
export const rules: readonly Rule[] = [
  ...addrRules,
  ...poolRules,
  ...l2advRules,
  ...bgpadvRules,
  ...peerRules,
  ...bfdRules,
  ...commRules,
  ...xrefRules,
  ...svcRules,
  ...allocRules,
  ...annRules,
  ...relRules,
  ...schemaRules,
  ...legacyRules,
];

/** Everything that is wrong with a World: all at once, ordered, and independent of the order of its resources. */
export function check(world: World): Finding[] {
  return checkRules(rules, world);
}
