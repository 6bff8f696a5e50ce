import type { Position } from '../finding.js';

/** `file:line`, or nothing. */
export function placeText(at: Position | undefined): string {
  return at ? `${at.file}:${at.line}` : '';
}
