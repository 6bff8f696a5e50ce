import type { Path } from '../../finding.js';
import { isLive, type Resource } from '../../resource.js';
import { isMap, mapOf } from '../read.js';
import type { View } from '../view.js';
import { type Field, serviceFields } from './fields.js';

/** A value that the API server does not take in its field. */
export interface Fault {
  readonly resource: Resource;
  readonly path: Path;
  readonly value: unknown;
  readonly field: Field;
  readonly kind: 'choice' | 'range' | 'form';
}

const made = new WeakMap<View, readonly Fault[]>();

/** Every field of a Service that holds something else than it may. */
export function faults(view: View): readonly Fault[] {
  let found = made.get(view);
  if (!found) {
    found = services(view).flatMap((resource) =>
      serviceFields.flatMap((field) =>
        valuesAt(mapOf(resource.object.spec), field.path.split('.'), ['spec']).flatMap(({ path, value }) => {
          const kind = faultOf(value, field);
          return kind ? [{ resource, path, value, field, kind }] : [];
        }),
      ),
    );
    made.set(view, found);
  }
  return found;
}

/** Objects of a core kind that are to be applied or may be. What was read from a cluster has been accepted there. */
export function unaccepted(view: View, kind: string): readonly Resource[] {
  return view.all(kind).filter(({ object }) => object.apiVersion === 'v1' && !isLive(object));
}

export function services(view: View): readonly Resource[] {
  return unaccepted(view, 'Service');
}

function faultOf(value: unknown, { choices, range, form, blank }: Field): Fault['kind'] | undefined {
  if (blank && (value === '' || value === 0)) return undefined;
  if (typeof value === 'string') {
    if (choices) return choices.includes(value) ? undefined : 'choice';
    return !form || form.fits(value) ? undefined : 'form';
  }
  if (typeof value !== 'number' || !range) return undefined;
  return value >= range[0] && value <= range[1] ? undefined : 'range';
}

interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/** The values at `steps` below `value`; `name[]` are the items of a list. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[], path: Path): Found[] {
  if (step === undefined) return [{ path, value }];
  const name = step.replace('[]', '');
  const child = isMap(value) ? value[name] : undefined;
  const at = [...path, name];
  if (!step.endsWith('[]')) return child === undefined ? [] : valuesAt(child, rest, at);
  if (!Array.isArray(child)) return [];
  return child.flatMap((item: unknown, index) => valuesAt(item, rest, [...at, index]));
}
