import type * as z from 'zod';
import { descriptions } from '../metallb/crds/descriptions.js';

/**
 * The fields of a custom resource with the descriptions that its CRD carries, so that `kubectl explain` and the editor say
 * the same. `at` is the path of the fields in the object.
 *
 * @throws for a field that the CRD has no description for
 */
export function described<Shape extends Record<string, z.ZodType>>(
  kind: string,
  shape: Shape,
  at = 'spec',
): Shape {
  const fields = Object.entries(shape).map(([name, field]) => {
    const text = descriptions[kind]?.[`${at}.${name}`];
    if (!text) throw new Error(`${kind} has no description for ${at}.${name}`);
    return [name, field.describe(text)];
  });
  return Object.fromEntries(fields) as Shape;
}
