import type { Path } from '../../finding.js';
import { crdSchema, type Schema } from '../../metallb/crds/crds.js';
import type { Resource } from '../../resource.js';
import { isMap, type Map_ } from '../read.js';
import type { View } from '../view.js';

/** Where an object does not fit the schema of its CRD. */
export interface Violation {
  readonly resource: Resource;
  readonly path: Path;
  readonly kind: 'unknown' | 'required' | 'type' | 'enum' | 'limit' | 'pattern';
  /** What the schema asks for: the type, the choices, the limit, or the missing field. */
  readonly wanted: string;
  readonly value: unknown;
  /** Fields that the schema has where an unknown one stands. */
  readonly known?: readonly string[];
}

const made = new WeakMap<View, readonly Violation[]>();

/** Every violation of MetalLB's CRDs, as the API server and strict field validation find them. */
export function violations(view: View): readonly Violation[] {
  let found = made.get(view);
  if (!found) {
    found = view.world.resources.flatMap((resource) => {
      const schema = schemaOf(view, resource);
      return schema ? [...walk(resource.object as unknown as Map_, schema, [], resource)] : [];
    });
    made.set(view, found);
  }
  return found;
}

/** The schema of an object of MetalLB in the release at hand. */
export function schemaOf(view: View, { object }: Resource): Schema | undefined {
  const [group, version] = object.apiVersion.split('/');
  if (group !== 'metallb.io' || !version) return undefined;
  return crdSchema(view.release, object.kind, version);
}

function* walk(value: unknown, schema: Schema, path: Path, resource: Resource): Iterable<Violation> {
  // A field that is null is dropped before anything looks at it; an item of a list stays.
  if (value === undefined || (value === null && typeof path.at(-1) !== 'number')) return;
  const violation = (kind: Violation['kind'], wanted: string) => ({ resource, path, kind, wanted, value });
  if (!hasType(value, schema.type)) {
    yield violation('type', schema.type ?? '');
    return;
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    yield violation('enum', schema.enum.join(', '));
  yield* limits(value, schema, violation);
  if (
    typeof schema.pattern === 'string' &&
    typeof value === 'string' &&
    !new RegExp(schema.pattern, 'u').test(value)
  )
    yield violation('pattern', schema.pattern);
  if (Array.isArray(value) && schema.items)
    for (const [index, item] of value.entries()) yield* walk(item, schema.items, [...path, index], resource);
  if (isMap(value)) yield* fields(value, schema, path, resource);
}

function* fields(value: Map_, schema: Schema, path: Path, resource: Resource): Iterable<Violation> {
  const { properties, additionalProperties, required = [] } = schema;
  const has = (of: object | undefined, name: string) => of !== undefined && Object.hasOwn(of, name);
  for (const name of required)
    if (value[name] === undefined || value[name] === null)
      yield { resource, path: [...path, name], kind: 'required', wanted: name, value: undefined };
  for (const [name, child] of Object.entries(value)) {
    const at = [...path, name];
    const own = has(properties, name) ? properties?.[name] : undefined;
    if (own && Object.keys(own).length > 0 && name !== 'metadata') yield* walk(child, own, at, resource);
    else if (isMap(additionalProperties)) yield* walk(child, additionalProperties as Schema, at, resource);
    else if (properties && !own)
      yield {
        resource,
        path: at,
        kind: 'unknown',
        wanted: name,
        value: child,
        known: Object.keys(properties),
      };
  }
}

/** What the schema measures of a value, and the names of its limits. */
const measures: readonly (readonly [
  of: (value: unknown) => number | undefined,
  least: string,
  most: string,
  unit: string,
])[] = [
  [(value) => (typeof value === 'number' ? value : undefined), 'minimum', 'maximum', ''],
  [
    (value) => (typeof value === 'string' ? [...value].length : undefined),
    'minLength',
    'maxLength',
    ' characters',
  ],
  [(value) => (Array.isArray(value) ? value.length : undefined), 'minItems', 'maxItems', ' items'],
];

function* limits(
  value: unknown,
  schema: Schema,
  violation: (kind: 'limit', wanted: string) => Violation,
): Iterable<Violation> {
  if (schema.type === 'integer' && typeof value === 'number') {
    if (value >= 2 ** 63) yield violation('limit', '9223372036854775807 or less');
    if (value < -(2 ** 63)) yield violation('limit', '-9223372036854775808 or more');
  }
  for (const [of, least, most, unit] of measures) {
    const size = of(value);
    if (size === undefined) continue;
    const [minimum, maximum] = [schema[least], schema[most]];
    if (typeof minimum === 'number' && size < minimum) yield violation('limit', `${minimum}${unit} or more`);
    if (typeof maximum === 'number' && size > maximum) yield violation('limit', `${maximum}${unit} or less`);
  }
}

function hasType(value: unknown, type: string | undefined): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMap(value);
    default:
      return true;
  }
}
