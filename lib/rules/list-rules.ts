import { repeated, textsOf } from './read.js';
import type { Rule } from './rule.js';
import type { Item, View } from './view.js';

/** The rule that a list of names in the spec holds none twice; `example` breaks it. */
export function listedTwice(
  id: string,
  kind: string,
  field: string,
  items: (view: View) => readonly Item[],
  upstream: string,
  example: string,
): Rule {
  return {
    id,
    severity: 'error',
    summary: `${field} of a ${kind} must not name anything twice`,
    why: 'Only the text is compared. The webhook refuses the object.',
    example,
    remedy: 'keep one of them',
    stage: 'webhook',
    upstream,
    *check(view) {
      for (const { name, spec, resource } of items(view))
        for (const { value, index } of repeated(textsOf(spec[field])))
          yield {
            message: `${kind} ${name} names ${value} twice in ${field}`,
            resource,
            path: ['spec', field, index],
          };
    },
  };
}
