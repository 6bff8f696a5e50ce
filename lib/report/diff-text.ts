import type { Difference } from '../diff/difference.js';
import { diffHeadline, diffSections } from './diff.js';
import { section } from './text.js';

/** What a change does, for a terminal. */
export function diffText(difference: Difference): string {
  const parts = diffSections(difference).map(({ title, lines }) => section(title, lines));
  return [`${diffHeadline(difference)}\n`, ...parts].join('\n');
}
