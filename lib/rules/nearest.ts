import { distance } from 'fastest-levenshtein';

/** The name that `text` is probably a misspelling of: at most a third of its letters differ. */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  let best: { name: string; edits: number } | undefined;
  for (const name of names) {
    const edits = distance(text.toLowerCase(), name.toLowerCase());
    if (!best || edits < best.edits) best = { name, edits };
  }
  return best && best.edits <= Math.max(1, Math.floor(text.length / 3)) ? best.name : undefined;
}
