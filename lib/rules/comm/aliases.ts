import { isMap, listOf, textOf } from '../read.js';
import type { Problem } from '../rule.js';
import type { Item, View } from '../view.js';

/** A name for a community, as a Community object defines it. */
export interface Alias {
  readonly item: Item;
  readonly index: number;
  readonly name: string | undefined;
  readonly value: string | undefined;
}

/** Every name that Community objects define. */
export function aliases(view: View): Alias[] {
  return view
    .items('Community')
    .flatMap((item) =>
      listOf(item.spec.communities).flatMap((alias, index) =>
        isMap(alias) ? [{ item, index, name: textOf(alias.name), value: textOf(alias.value) }] : [],
      ),
    );
}

/** The place of a field of an alias. */
export function at(
  { item, index }: Alias,
  field: 'name' | 'value',
): Required<Pick<Problem, 'resource' | 'path'>> {
  return { resource: item.resource, path: ['spec', 'communities', index, field] };
}
