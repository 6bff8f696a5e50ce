import { compareText } from '../finding.js';
import type { KubeObject } from '../resource.js';

/** A kind of custom resource that another release has otherwise. */
export interface KindChange {
  /** Kind and version: `BGPPeer v1beta2`. */
  readonly kind: string;
  /** `is new`, `is gone`, or nothing where only fields differ. */
  readonly change?: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** Such as `spec.peerPort`. */
  readonly field: string;
  /** `is new`, `is gone`, or the limits that differ: `minimum 0 becomes 1`. */
  readonly change: string;
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

interface CrdSpec {
  readonly names: { readonly kind: string };
  readonly versions: readonly {
    readonly name: string;
    readonly schema: { readonly openAPIV3Schema: Schema };
  }[];
}

/** What can be said of a field in one word, and changes what is accepted of what people write. */
const limits = ['type', 'format', 'minimum', 'maximum', 'enum', 'required', 'default'] as const;

/** How the kinds and fields of the CRDs among `before` and `after` differ. */
export function kindChanges(before: readonly KubeObject[], after: readonly KubeObject[]): KindChange[] {
  const [old, now] = [schemasOf(before), schemasOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort(compareText).flatMap((kind) => {
    const [was, is] = [old.get(kind), now.get(kind)];
    if (!was || !is) return [{ kind, change: is ? 'is new' : 'is gone', fields: [] }];
    const fields = differences(was, is, '');
    return fields.length > 0 ? [{ kind, fields }] : [];
  });
}

function schemasOf(objects: readonly KubeObject[]): Map<string, Schema> {
  const crds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  return new Map(
    crds.flatMap(({ spec }) => {
      const { names, versions } = spec as CrdSpec;
      return versions.map(({ name, schema }) => [`${names.kind} ${name}`, schema.openAPIV3Schema] as const);
    }),
  );
}

function differences(before: Schema, after: Schema, field: string): FieldChange[] {
  const judged = field.startsWith('status') ? [] : limits;
  const own = judged.flatMap((limit) => {
    const [was, is] = [before[limit], after[limit]].map(textOf);
    return was === is ? [] : [`${limit} ${was || 'none'} becomes ${is || 'none'}`];
  });
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(compareText);
  const items = before.items && after.items ? differences(before.items, after.items, `${field}[]`) : [];
  const inner = names.flatMap((name): FieldChange[] => {
    const [was, is] = [old[name], now[name]];
    const path = field === '' ? name : `${field}.${name}`;
    return was && is ? differences(was, is, path) : [{ field: path, change: is ? 'is new' : 'is gone' }];
  });
  return [...(own.length > 0 ? [{ field, change: own.join(', ') }] : []), ...inner, ...items];
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return Array.isArray(value)
    ? value.join(' ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
