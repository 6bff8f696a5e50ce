import type { Difference } from '../diff/difference.js';

/** What a change does, as JSON: the {@link Difference} itself. */
export function diffJson(difference: Difference): string {
  return `${JSON.stringify(difference, undefined, 2)}\n`;
}
