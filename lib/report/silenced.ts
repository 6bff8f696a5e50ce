import type { Silenced } from '../world.js';

/** One line for each silence that took findings away: what it ignores, how often, why, and where it stands. */
export function silencedLines(silenced: readonly Silenced[]): string[] {
  const counts = new Map<Silenced['silence'], number>();
  for (const { silence } of silenced) counts.set(silence, (counts.get(silence) ?? 0) + 1);
  return [...counts].map(([{ rule, object, reason, at }, count]) => {
    const times = count > 1 ? ` (${count} times)` : '';
    const place = at ? ` (${at.file}:${at.line})` : '';
    return `${rule}${object ? ` at ${object}` : ''}${times}: ${reason.trim().replace(/\s+/g, ' ')}${place}`;
  });
}
