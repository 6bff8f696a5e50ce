import type { Path, Position, Severity } from '../finding.js';
import type { Backend } from '../metallb/releases.js';
import type { Resource } from '../resource.js';
import type { View } from './view.js';

/**
 * Who would refuse it, or be silent: the API server by the CRD's schema or while decoding, MetalLB's webhook, the parser in
 * the speakers or in the controller; `silent` where MetalLB accepts it and does not do it; `ours` where it is our judgement.
 */
export type Stage = 'schema' | 'decode' | 'webhook' | 'speaker' | 'controller' | 'silent' | 'ours';

/** One thing that can be wrong, as data. Found by its id: `addr-overlap` is in `addr/overlap.ts`. */
export interface Rule {
  /** Family and name: `addr-overlap`. What silences name, and what `docs/rules.md` is sorted by. */
  readonly id: string;
  /** Of its findings, where a problem does not say otherwise. */
  readonly severity: Severity;
  /** What is wrong, in one sentence without a full stop. */
  readonly summary: string;
  /** What happens in the cluster when it is broken, and what a user sees, in a sentence or two; Markdown. */
  readonly why: string;
  /**
   * The smallest config or manifests that break this rule and no other, as text for `check`; judged at the last release and
   * the first backend that have the rule.
   */
  readonly example: string;
  /** What to do, where the problem itself has nothing better to say. */
  readonly remedy: string;
  /** Who would refuse it, or be silent. */
  readonly stage: Stage;
  /** First release with the rule, without the `v`; left out where every release has it. */
  readonly since?: string;
  /** Last release with it, without the `v`; left out where the newest has it. */
  readonly until?: string;
  /** Backends with the rule; left out: all of them. */
  readonly backends?: readonly Backend[];
  /** Where MetalLB decides it: file and function at v0.16.1. */
  readonly upstream?: string;
  /** Every place in the view where the rule is broken, in any order. */
  check(view: View): Iterable<Problem>;
}

/** One place where a rule is broken. */
export interface Problem {
  readonly message: string;
  readonly remedy?: string;
  /** Where the severity depends on the release. */
  readonly severity?: Severity;
  readonly resource?: Resource;
  /** Path in the resource's object. */
  readonly path?: Path;
  /** The place, when it is not in a resource. */
  readonly at?: Position;
}
