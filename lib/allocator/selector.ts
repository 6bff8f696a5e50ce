import { list, record, strings, texts } from './fields.js';

export type Labels = Readonly<Record<string, string>>;

/** Whether any of the label selectors in `selectors` matches: items are OR-ed, the content of one is AND-ed. */
export function matchesAny(selectors: unknown, labels: Labels): boolean {
  return list(selectors).some((selector) => matches(selector, labels));
}

/** Whether a Kubernetes LabelSelector matches; an empty one matches everything. */
export function matches(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = record(selector);
  return (
    Object.entries(strings(matchLabels)).every(([key, value]) => labels[key] === value) &&
    list(matchExpressions).every((expression) => holds(record(expression), labels))
  );
}

const operators: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> =
  {
    In: (value, values) => value !== undefined && values.includes(value),
    NotIn: (value, values) => value === undefined || !values.includes(value),
    Exists: (value) => value !== undefined,
    DoesNotExist: (value) => value === undefined,
  };

function holds({ key, operator, values }: Readonly<Record<string, unknown>>, labels: Labels): boolean {
  const value = Object.hasOwn(labels, String(key)) ? labels[String(key)] : undefined;
  return operators[String(operator)]?.(value, texts(values)) ?? false;
}
