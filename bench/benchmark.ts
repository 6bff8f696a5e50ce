import type { Command } from './measure.js';

/** A command beside one that a user would compare it with. */
export interface Comparison {
  readonly title: string;
  /** What the ratio may be at most, on the processors. */
  readonly bar?: number;
  readonly reference: string;
  /** Pairs of runs. @default 11 */
  readonly rounds?: number;
  /** Why it cannot run here. */
  readonly skip?: string | false;
  /** Makes both commands, with the files they need, in the empty folder `dir`. */
  prepare(dir: string): { subject: Command; reference: Command };
}

/** One command on inputs of growing size. */
export interface Growth {
  readonly title: string;
  /** What is counted: `pools`, `clusters`. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** What the largest size may cost at most, in seconds of a processor for so many units. */
  readonly bar?: { readonly seconds: number; readonly per: number };
  readonly skip?: string | false;
  /** Makes the command, with an input of `size` units, in the empty folder `dir`. */
  prepare(dir: string, size: number): Command;
}
