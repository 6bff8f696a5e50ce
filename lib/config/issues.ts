import { distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import type { Path } from '../finding.js';
import { parseProblem, problem } from './problem.js';

/** A mistake in the config's form. `subject: key` when the last step of `path` is the key that is wrong. */
export interface Mistake {
  readonly rule:
    | 'config-type'
    | 'config-value'
    | 'config-unknown-key'
    | 'config-missing'
    | 'config-name'
    | 'config-secret';
  readonly path: Path;
  readonly subject: 'key' | 'value';
  readonly message: string;
  readonly remedy: string;
}

const inQuotes = 'write it in quotes, so that it stays the text it is';

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

/** Error map for zod: the problem of an issue in our words, `written` being the value as the file has it. */
export function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return wrongChoice(issue);
    case 'invalid_union':
      return issue.options ? wrongBranch(issue) : undefined;
    case 'unrecognized_keys':
      return problem('is no setting here', knownKeys(issue));
    case 'too_small':
      return problem(`is below the smallest value, ${issue.minimum}`, `write ${issue.minimum} or more`);
    case 'too_big':
      return problem(`is above the largest value, ${issue.maximum}`, `write ${issue.maximum} or less`);
    case 'invalid_format':
      return problem(`does not have the form ${issue.pattern ?? issue.format}`, 'write it in that form');
    default:
      return undefined;
  }
}

type RawIssue<Code> = Extract<z.core.$ZodRawIssue, { code: Code }>;

function wrongType({ expected, input }: RawIssue<'invalid_type'>): string {
  const wanted = kinds[expected] ?? expected;
  if (input === undefined) return problem('is missing', `add it: ${wanted}`);
  if (input === null) return problem(`is empty, and must be ${wanted}`, 'give it a value, or remove the key');
  const yes =
    typeof input === 'string' && expected === 'boolean' ? asBoolean.get(input.toLowerCase()) : undefined;
  if (yes !== undefined)
    return problem(`is the text ${JSON.stringify(input)}, and must be true or false`, `write ${yes}`);
  const remedy = expected === 'string' && typeof input !== 'object' ? inQuotes : `write ${wanted}`;
  return problem(`is ${kindOf(input)}, and must be ${wanted}`, remedy);
}

/** Words that YAML 1.1 took for booleans, and YAML 1.2 takes for text. */
const asBoolean = new Map([
  ...['yes', 'on', 'y', 'true'].map((word) => [word, true] as const),
  ...['no', 'off', 'n', 'false'].map((word) => [word, false] as const),
]);

/** The YAML kind of a value, as a person would call it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false', object: 'a mapping' }[
      typeof value as string
    ] ?? typeof value
  );
}

/** The key that tells the branches of a union apart is missing, or names none of them. */
function wrongBranch({ options, discriminator, input }: RawIssue<'invalid_union'>): string {
  const written = (input as Record<string, unknown>)[discriminator as string];
  const choices = options as readonly string[];
  return written === undefined
    ? problem('is missing', `add it: one of ${choices.join(', ')}`)
    : wrongChoice({ values: choices, input: written });
}

interface Choice {
  readonly values: readonly unknown[];
  readonly input?: unknown;
}

function wrongChoice({ values, input }: Choice): string {
  const choices = values.map(String);
  const near = typeof input === 'string' ? nearest(input, choices) : undefined;
  const all = `one of ${choices.join(', ')}`;
  return problem(`must be ${all}`, near ? `did you mean ${near}?` : `write ${all}`);
}

function knownKeys({ keys, inst }: RawIssue<'unrecognized_keys'>): string {
  const shape = (inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
  const known = Object.keys(shape ?? {});
  return JSON.stringify(keys.map((key) => nearest(key, known) ?? known));
}

/** The choice that `text` is probably a misspelling of: at most a third of its letters differ, or only their case. */
export function nearest(text: string, choices: readonly string[]): string | undefined {
  const ranked = choices
    .map((choice) => ({ choice, edits: distance(text.toLowerCase(), choice.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(1, Math.floor(text.length / 3)) ? best.choice : undefined;
}

/** The mistakes in zod's issues: of a union only the branch that fits the value's kind. */
export function mistakesIn(issues: readonly z.core.$ZodIssue[], value: unknown, base: Path = []): Mistake[] {
  return issues.flatMap((issue) => mistakesOf(issue, value, [...base, ...(issue.path as Path)]));
}

function mistakesOf(issue: z.core.$ZodIssue, root: unknown, path: Path): Mistake[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue, path);
    case 'invalid_union':
      return unionMistakes(issue, root, path);
    case 'invalid_key':
      return issue.issues.map((inner) => ({
        rule: 'config-name',
        path,
        subject: 'key',
        ...parseProblem(inner.message),
      }));
    default: {
      const found = parseProblem(issue.message);
      if (issue.code === 'invalid_type' && issue.expected === 'never')
        return [{ rule: 'config-secret', path, subject: 'key', ...found }];
      const missing = issue.code === 'invalid_type' && valueAt(root, path) === undefined;
      const rule = missing
        ? 'config-missing'
        : issue.code === 'invalid_type'
          ? 'config-type'
          : 'config-value';
      return [{ rule, path, subject: 'value', ...found }];
    }
  }
}

function unknownKeys(issue: Extract<z.core.$ZodIssue, { code: 'unrecognized_keys' }>, path: Path): Mistake[] {
  const { message, remedy } = parseProblem(issue.message);
  const suggestions = JSON.parse(remedy) as (string | string[])[];
  return issue.keys.map((key, index) => {
    const near = suggestions[index] ?? [];
    const advice =
      typeof near === 'string' ? `did you mean ${near}?` : `remove it; known here: ${near.join(', ')}`;
    return { rule: 'config-unknown-key', path: [...path, key], subject: 'key', message, remedy: advice };
  });
}

type UnionIssue = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>;

function unionMistakes(issue: UnionIssue, root: unknown, path: Path): Mistake[] {
  const value = valueAt(root, path);
  if (issue.discriminator) {
    const rule = value === undefined ? 'config-missing' : 'config-value';
    return [{ rule, path, subject: 'value', ...parseProblem(issue.message) }];
  }
  const fitting = issue.errors.filter((branch) => !misfit(branch, value)).sort((a, b) => a.length - b.length);
  if (fitting[0]) return mistakesIn(fitting[0], root, path);
  const wanted = [...new Set(issue.errors.map((branch) => wantedBy(branch)))].join(' or ');
  if (value === undefined)
    return [
      { rule: 'config-missing', path, subject: 'value', message: 'is missing', remedy: `add it: ${wanted}` },
    ];
  const quotes = wanted.startsWith('text') && typeof value !== 'object';
  const message = `is ${kindOf(value)}, and must be ${wanted}`;
  return [
    { rule: 'config-type', path, subject: 'value', message, remedy: quotes ? inQuotes : `write ${wanted}` },
  ];
}

/** The issue that says that a branch is for another kind of value, if there is one. */
function misfit(branch: readonly z.core.$ZodIssue[], value: unknown): z.core.$ZodIssue | undefined {
  const isCollection = typeof value === 'object';
  return branch.find(
    ({ code, path }) =>
      path.length === 0 && (code === 'invalid_type' || (code === 'invalid_value' && isCollection)),
  );
}

function wantedBy(branch: readonly z.core.$ZodIssue[]): string {
  const found = branch.find(({ path }) => path.length === 0);
  if (found?.code === 'invalid_value') return found.values.join(' or ');
  return found?.code === 'invalid_type' ? (kinds[found.expected] ?? found.expected) : 'something else';
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key],
    root,
  );
}
