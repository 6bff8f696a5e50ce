import type { Splice } from './splice.js';

/** The lines of a text that a splice changes. */
export interface Edit {
  /** Number of the first one, from 1. */
  readonly line: number;
  /** What stood there; empty where lines are only added. */
  readonly was: readonly string[];
  readonly now: readonly string[];
}

/** What a splice does to the lines of `text`. */
export function editOf(text: string, { start, end, text: inserted }: Splice): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const was = lines(text.slice(from, to));
  const now = lines(text.slice(from, start) + inserted + text.slice(end, to));
  let same = 0;
  while (same < was.length && was[same] === now[same]) same++;
  let tail = 0;
  while (tail < was.length - same && was.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return {
    line: text.slice(0, from).split('\n').length + same,
    was: was.slice(same, was.length - tail),
    now: now.slice(same, now.length - tail),
  };
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, ''));
}
