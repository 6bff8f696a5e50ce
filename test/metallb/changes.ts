import type { KubeObject } from '../../lib/resource.js';

type Leaves = Map<string, string>;

/** Key of an item of a list: its name where it has one, so that an insertion is no change of what follows. */
function stepOf(item: unknown, index: number, list: readonly unknown[]): string {
  const name = (one: unknown) =>
    (one as { name?: string } | null)?.name ?? (one as { alert?: string } | null)?.alert;
  const own = typeof item === 'object' ? name(item) : undefined;
  const isUnique = own !== undefined && list.filter((one) => name(one) === own).length === 1;
  if (isUnique) return `[${own}]`;
  return typeof item === 'string' && item.startsWith('--') ? `[${item.split('=')[0]}]` : `[${index}]`;
}

function collect(value: unknown, path: string, leaves: Leaves): Leaves {
  if (Array.isArray(value) && value.length > 0)
    value.forEach((item, index) => {
      collect(item, `${path}${stepOf(item, index, value)}`, leaves);
    });
  else if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    for (const [key, child] of Object.entries(value)) collect(child, path ? `${path}.${key}` : key, leaves);
  else leaves.set(path, JSON.stringify(value));
  return leaves;
}

function index(objects: readonly KubeObject[]): Map<string, KubeObject> {
  return new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}

/** What differs between two renderings: a line for each added (+), removed (-) or changed (~) value or object. */
export function changes(before: readonly KubeObject[], after: readonly KubeObject[]): string[] {
  const [old, now] = [index(before), index(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id) => {
    const [from, to] = [old.get(id), now.get(id)];
    if (from && !to) return [`- ${id}`];
    const [left, right] = [from, to].map((object) => (object ? collect(object, '', new Map()) : new Map()));
    const paths = [...new Set([...(left as Leaves).keys(), ...(right as Leaves).keys()])];
    return paths.flatMap((path) => {
      const [a, b] = [(left as Leaves).get(path), (right as Leaves).get(path)];
      if (a === b) return [];
      if (b === undefined) return [`- ${id} ${path} ${a}`];
      return a === undefined ? [`+ ${id} ${path} ${b}`] : [`~ ${id} ${path} ${a} -> ${b}`];
    });
  });
}
