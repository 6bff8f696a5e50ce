import { compareFindings, type Finding } from '../finding.js';
import type { Silenced, World } from '../world.js';
import { addrRules } from './addr/index.js';
import { advisoryRules } from './advisory/index.js';
import { allocRules } from './alloc/index.js';
import { annRules } from './ann/index.js';
import { bfdRules } from './bfd/index.js';
import { bgpadvRules } from './bgpadv/index.js';
import { checkRules } from './check.js';
import { clusterRules } from './cluster/index.js';
import { commRules } from './comm/index.js';
import { coreRules } from './core/index.js';
import { l2advRules } from './l2adv/index.js';
import { legacyRules } from './legacy/index.js';
import { peerRules } from './peer/index.js';
import { poolRules } from './pool/index.js';
import { relRules } from './rel/index.js';
import type { Rule } from './rule.js';
import { schemaRules } from './schema/index.js';
import { silenceRules } from './silence/index.js';
import { silence, silencesOf } from './silence/silences.js';
import { svcRules } from './svc/index.js';
import { View } from './view.js';
import { xrefRules } from './xref/index.js';

/** Rules that look at a World. */
const worldRules: readonly Rule[] = [
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
  ...clusterRules,
  ...relRules,
  ...advisoryRules,
  ...schemaRules,
  ...coreRules,
  ...legacyRules,
];

/** Every rule, by family. */
export const rules: readonly Rule[] = [...worldRules, ...silenceRules];

const ids: ReadonlySet<string> = new Set(worldRules.map(({ id }) => id));

/** What is wrong with a World, and what would be if nobody had accepted it. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

/**
 * Judges a World: everything that is wrong, all at once, ordered, and independent of the order of its resources. `beside`
 * are findings made elsewhere, which can be silenced too.
 */
export function judge(world: World, beside: readonly Finding[] = []): Judgement {
  const found = [...beside, ...checkRules(worldRules, new View(world))];
  const { kept, silenced, outcomes } = silence(silencesOf(world), found);
  const known = new Set([...ids, ...beside.map(({ rule }) => rule)]);
  const faults = checkRules(silenceRules, new View(world, outcomes, known));
  return { findings: [...kept, ...faults].sort(compareFindings), silenced };
}

/** Everything that is wrong with a World, as {@link judge} has it. */
export function check(world: World): readonly Finding[] {
  return judge(world).findings;
}
