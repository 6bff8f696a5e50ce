import { canonical } from '../../test/upstream/normalize.js';

/** Whether two values are equal, the order of keys aside. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
