import type { Family } from '../../addresses/range.js';
import { numberOf } from '../read.js';
import type { Advertisement } from '../view.js';

/** The fields with the aggregation lengths, and what they are when unset: single addresses. */
export const lengthFields = [
  { family: 'ipv4', field: 'aggregationLength', whole: 32 },
  { family: 'ipv6', field: 'aggregationLengthV6', whole: 128 },
] as const satisfies readonly { family: Family; field: string; whole: number }[];

/** The aggregation length of an advertisement in a family. */
export function lengthOf({ spec }: Advertisement, family: Family): number {
  const { field, whole } = family === 'ipv4' ? lengthFields[0] : lengthFields[1];
  return numberOf(spec[field]) ?? whole;
}
