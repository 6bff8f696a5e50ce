import type { Finding, Severity } from '../finding.js';
import type { World } from '../world.js';

/** One thing that can be wrong, as data. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly remedy: string;
  check(world: World): Iterable<Finding>;
}
