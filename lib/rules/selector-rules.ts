import type { Path } from '../finding.js';
import { isLabelValue, isQualifiedKey } from './names.js';
import { isMap, listOf, type Map_, repeated, textOf, textsOf } from './read.js';
import type { Problem, Rule } from './rule.js';
import type { Item, View } from './view.js';

/** Where a kind has lists of label selectors. */
export interface SelectorFields {
  /** Family of the rule ids: `pool`, `l2adv`, `bgpadv`, `peer`. */
  readonly family: string;
  /** How findings name an object: `pool`, `L2Advertisement`. */
  readonly noun: string;
  readonly items: (view: View) => readonly Item[];
  /** Paths of the lists in the spec. */
  readonly fields: readonly (readonly string[])[];
  /** Manifests or a config with a list of selectors, for the examples of the rules. */
  readonly sample: (selectors: string) => string;
}

interface Found {
  readonly item: Item;
  readonly selector: Map_;
  readonly path: Path;
  readonly index: number;
}

const upstream =
  'internal/config/config.go selectorsForIPAddressPools, duplicateLabelSelectors; internal/config/validation.go';

/** The three rules about label selectors, for one kind. */
export function selectorRules({ family, noun, items, fields, sample }: SelectorFields): Rule[] {
  const base = { severity: 'error', stage: 'webhook', upstream } as const;
  const lists = (view: View) =>
    items(view).flatMap((item) => fields.map((field) => ({ item, selectors: selectorsAt(item, field) })));
  const name = ({ item }: { item: Item }) => `${noun} ${item.name}`;
  return [
    {
      ...base,
      id: `${family}-selector-dup`,
      summary: 'A list must not hold the same label selector twice',
      why: 'Values are sorted before they are compared. The webhook refuses the object.',
      example: sample('[{matchLabels: {app: shop}}, {matchLabels: {app: shop}}]'),
      remedy: 'keep one of them',
      *check(view) {
        for (const { item, selectors } of lists(view))
          for (const { index } of repeated(selectors.map(({ selector }) => canonical(selector)))) {
            const { path } = selectors[index] as Found;
            yield {
              message: `${name({ item })} has the same label selector twice`,
              resource: item.resource,
              path,
            };
          }
      },
    },
    {
      ...base,
      id: `${family}-selector-expr-dup`,
      summary: 'A label selector must not hold an expression twice, nor an expression a value twice',
      why: 'The webhook refuses the object.',
      example: sample('[{matchExpressions: [{key: app, operator: In, values: [shop, shop]}]}]'),
      remedy: 'keep one of them',
      *check(view) {
        for (const { selectors } of lists(view))
          for (const found of selectors) yield* repeatedExpressions(found, name(found));
      },
    },
    {
      ...base,
      id: `${family}-selector-invalid`,
      summary: 'A label selector must be one that Kubernetes can read',
      why: 'The schema takes any text as an operator, key or value; the webhook refuses the object.',
      example: sample('[{matchExpressions: [{key: app, operator: Exists, values: [shop]}]}]'),
      remedy: 'use In and NotIn with values, Exists and DoesNotExist without, and valid labels',
      *check(view) {
        for (const { selectors } of lists(view))
          for (const found of selectors) yield* invalidParts(found, name(found));
      },
    },
  ];
}

function selectorsAt(item: Item, field: readonly string[]): Found[] {
  const value = field.reduce<unknown>((at, key) => (isMap(at) ? at[key] : undefined), item.spec);
  return listOf(value).flatMap((selector, index) =>
    isMap(selector) ? [{ item, selector, index, path: ['spec', ...field, index] }] : [],
  );
}

/** Text of a selector with the values of each expression sorted, by which MetalLB compares. */
function canonical(selector: Map_): string {
  const labels = Object.entries(isMap(selector.matchLabels) ? selector.matchLabels : {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return JSON.stringify([labels, listOf(selector.matchExpressions).map(canonicalExpression)]);
}

function canonicalExpression(expression: unknown): string {
  if (!isMap(expression)) return '';
  return JSON.stringify([expression.key, expression.operator, [...textsOf(expression.values)].sort()]);
}

function* repeatedExpressions({ item, selector, path }: Found, name: string): Iterable<Problem> {
  const { resource } = item;
  const expressions = listOf(selector.matchExpressions);
  for (const { index } of repeated(expressions.map(canonicalExpression)))
    yield {
      message: `${name} has the same expression twice in a label selector`,
      resource,
      path: [...path, 'matchExpressions', index],
    };
  for (const [index, expression] of expressions.entries()) {
    if (!isMap(expression)) continue;
    const [again] = repeated(textsOf(expression.values));
    if (again)
      yield {
        message: `${name} has the value ${again.value} twice in an expression`,
        resource,
        path: [...path, 'matchExpressions', index, 'values', again.index],
      };
  }
}

const withValues = ['In', 'NotIn'];
const operators = [...withValues, 'Exists', 'DoesNotExist'];

function* invalidParts({ item, selector, path }: Found, name: string): Iterable<Problem> {
  const { resource } = item;
  for (const [key, value] of Object.entries(isMap(selector.matchLabels) ? selector.matchLabels : {})) {
    const at = [...path, 'matchLabels', key];
    if (!isQualifiedKey(key))
      yield {
        message: `${name} selects by ${JSON.stringify(key)}, which is no label key`,
        resource,
        path: at,
      };
    if (!isLabelValue(value))
      yield {
        message: `${name} selects the value ${JSON.stringify(value)}, which no label can have`,
        resource,
        path: at,
      };
  }
  for (const [index, expression] of listOf(selector.matchExpressions).entries())
    if (isMap(expression))
      yield* invalidExpression(expression, name, resource, [...path, 'matchExpressions', index]);
}

function* invalidExpression(
  expression: Map_,
  name: string,
  resource: Item['resource'],
  path: Path,
): Iterable<Problem> {
  const operator = textOf(expression.operator) ?? '';
  const values = textsOf(expression.values);
  const key = textOf(expression.key) ?? '';
  const at = (field: string) => ({ resource, path: [...path, field] });
  if (!isQualifiedKey(key))
    yield { message: `${name} selects by ${JSON.stringify(key)}, which is no label key`, ...at('key') };
  if (!operators.includes(operator))
    yield {
      message: `${name} selects with the operator ${JSON.stringify(operator)}`,
      remedy: `use one of ${operators.join(', ')}`,
      ...at('operator'),
    };
  else if (withValues.includes(operator) && values.length === 0)
    yield {
      message: `${name} selects with ${operator}, and gives no values`,
      remedy: 'add values',
      ...at('operator'),
    };
  else if (!withValues.includes(operator) && values.length > 0)
    yield {
      message: `${name} selects with ${operator}, which takes no values`,
      remedy: 'remove the values',
      ...at('values'),
    };
  for (const [index, value] of values.entries())
    if (!isLabelValue(value))
      yield {
        message: `${name} selects the value ${JSON.stringify(value)}, which no label can have`,
        resource,
        path: [...path, 'values', index],
      };
}
