/** `error`: MetalLB or the API server refuses it. `warning`: accepted, but not what the author wants. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Keys and zero-based indexes from the root of a document to a value. */
export type Path = readonly (string | number)[];

/** A place in a text. Line and column count from 1; a column counts UTF-16 code units, as editors do. */
export interface Position {
  /** As the user named it; `<stdin>` for standard input. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** The Kubernetes object a finding is about. */
export interface ObjectRef {
  /** Group and version: `metallb.io/v1beta1`, or `v1` for the core group. */
  readonly apiVersion: string;
  /** Such as `IPAddressPool`. */
  readonly kind: string;
  /** Left out for what is in none. */
  readonly namespace?: string;
  /** As in its metadata. */
  readonly name: string;
}

/** The one shape of everything we complain about: config mistakes, rule findings, refused captures. */
export interface Finding {
  /** Id of the rule, such as `addr-overlap`; `config-...` for mistakes in the config's form. */
  readonly rule: string;
  /** `error` keeps a config from being rendered, and is exit code 1. */
  readonly severity: Severity;
  /** What is wrong and why: field, value, limit. No full stop, no line break. */
  readonly message: string;
  /** What to do about it. No full stop, no line break. */
  readonly remedy: string;
  /** Where it stands; left out where no file says it. */
  readonly at?: Position;
  /** The object it is about; left out for mistakes in a config. */
  readonly object?: ObjectRef;
  /** Path inside `object`, or inside the config when there is no object. */
  readonly path?: Path;
}

/**
 * A path the way people write it: `pools.lab.addresses[0]`. Keys that are not plain words are quoted:
 * `services["istio-system/istio-ingressgateway"].ips`.
 */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Order of findings in every report: by file, line and column, then severity, rule and message. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.at?.file ?? '', b.at?.file ?? '') ||
    (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
    (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Order of strings by code unit, the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
