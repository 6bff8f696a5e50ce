import { isMap, listOf, type Map_, textOf, textsOf } from './read.js';

type Labels = Readonly<Record<string, string>>;

/** Whether one of the label selectors matches; an empty selector matches everything, an empty list nothing. */
export function matchesAny(selectors: readonly unknown[], labels: Labels): boolean {
  return selectors.some((selector) => isMap(selector) && matches(selector, labels));
}

/** Whether a label selector matches: all of its labels and all of its expressions. */
export function matches(selector: Map_, labels: Labels): boolean {
  const exact = isMap(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
  return (
    exact.every(([key, value]) => labels[key] === value) &&
    listOf(selector.matchExpressions).every((expression) => isMap(expression) && holds(expression, labels))
  );
}

function holds(expression: Map_, labels: Labels): boolean {
  const key = textOf(expression.key) ?? '';
  const has = Object.hasOwn(labels, key);
  const isOneOf = has && textsOf(expression.values).includes(labels[key] as string);
  switch (expression.operator) {
    case 'In':
      return isOneOf;
    case 'NotIn':
      return !isOneOf;
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      return false;
  }
}
