import type { KubeObject } from '../resource.js';

/** A mapping of unknown content: manifests may hold anything. */
export type Map_ = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Map_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list; none when it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list; what is no text is left out. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/** A text, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number, or undefined. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A mapping, empty when it is none. */
export function mapOf(value: unknown): Map_ {
  return isMap(value) ? value : {};
}

/** The labels of an object whose values are text. */
export function labelsOf({ metadata }: KubeObject): Readonly<Record<string, string>> {
  return mapOf(metadata.labels) as Readonly<Record<string, string>>;
}

/** Positions of the values that stand a second time in a list, with the value. */
export function repeated(values: readonly string[]): { value: string; index: number }[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ value, index }];
    seen.add(value);
    return [];
  });
}
