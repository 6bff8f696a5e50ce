import type { MetalLbConfig } from '../../config/metallb.js';
import type { Flavour, Span } from '../flavour.js';
import type { Edit } from './edit.js';

/** The type of a setting by its key below `metallb`: `speaker.memberlist.port`. */
export type Value<T, Key extends string> = T extends object
  ? Key extends `${infer First}.${infer Rest}`
    ? First extends keyof T
      ? Value<NonNullable<T[First]>, Rest>
      : never
    : Key extends keyof T
      ? NonNullable<T[Key]>
      : never
  : never;

/** A setting beyond what the published manifests hold: where it exists, and what it changes. */
export interface Knob {
  /** Path below `metallb`, joined by dots. */
  readonly key: string;
  /** Releases and backends that know it; elsewhere it is refused. */
  readonly span: Span;
  /** The change of what is rendered; undefined where `value` is what is rendered anyway. */
  edit(value: unknown, flavour: Flavour, config: MetalLbConfig): Edit | undefined;
}

/** A knob whose value has the type that the config gives it. */
export function knob<Key extends string>(
  key: Key,
  span: Span,
  edit: (value: Value<MetalLbConfig, Key>, flavour: Flavour, config: MetalLbConfig) => Edit | undefined,
): Knob {
  return { key, span, edit: edit as Knob['edit'] };
}

/** The value at `key` of the config; undefined when it is not set. */
export function settingAt(config: MetalLbConfig, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], config);
}
