import { type Difference, difference } from '../diff/difference.js';
import { isMoved } from '../diff/services.js';
import { choose } from './choose.js';
import type { Io } from './io.js';
import { readSide } from './side.js';

export interface DiffOptions {
  readonly format: string;
  readonly failOn?: string;
}

const formats: Readonly<Record<string, () => Promise<(difference: Difference) => string>>> = {
  text: async () => (await import('../report/diff-text.js')).diffText,
  json: async () => (await import('../report/diff-json.js')).diffJson,
  markdown: async () => (await import('../report/diff-markdown.js')).diffMarkdown,
};

/** What can make a pipeline stop. */
const failures: Readonly<Record<string, (difference: Difference) => boolean>> = {
  'moved-address': ({ services }) => services.some(isMoved),
};

/**
 * Prints what a change does to Services, sessions and pods.
 *
 * @returns 0, or 1 when what `failOn` names happens
 */
export async function diff(
  io: Io,
  old: string,
  next: string,
  { format, failOn }: DiffOptions,
): Promise<number> {
  const load = choose(formats, format, 'format');
  const fails = failOn === undefined ? () => false : choose(failures, failOn, '--fail-on');
  const found = difference(await readSide(io, old), await readSide(io, next));
  io.out((await load())(found));
  return fails(found) ? 1 : 0;
}
