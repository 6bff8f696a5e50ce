import type * as z from 'zod';
import { pathText } from '../finding.js';
import { mistakesIn, wordsFor } from './issues.js';

/**
 * The props of a construct, checked and completed by the section of the config they share their type with.
 *
 * @throws with every mistake, a line each, when they do not fit
 */
export function propsOf<S extends z.ZodType>(section: S, props: z.input<S>, construct: string): z.output<S> {
  const result = section.safeParse(props, { error: wordsFor, reportInput: true });
  if (result.success) return result.data;
  const lines = mistakesIn(result.error.issues, props).map(
    ({ path, message, remedy }) => `  ${pathText(path)} ${message}: ${remedy}`,
  );
  throw new Error(`${construct} cannot be made:\n${lines.join('\n')}`);
}
