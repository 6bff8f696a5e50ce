import { compareText, type Finding, type Path, pathText } from '../finding.js';
import { type KubeObject, type Resource, refOf } from '../resource.js';
import { parseYaml, type SyntaxFault } from '../yaml/parse.js';
import { decode, type SourceText } from '../yaml/text.js';
import type { Document, Fault } from '../yaml/tree.js';
import { isMapping, type Misfit, misfits, withoutNulls } from './decode.js';
import { isJudged } from './shapes.js';

/** The objects in files, and what in them is none. */
export interface Manifests {
  /** Objects of the kinds that are judged. */
  readonly resources: readonly Resource[];
  /** Objects of other kinds, when they have a name. */
  readonly others: readonly Resource[];
  /** Other kinds, with their number. */
  readonly ignored: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

const nothing: Manifests = { resources: [], others: [], ignored: {}, findings: [] };

/** Several files, or parts of one, as one. */
export function joined(parts: readonly Manifests[]): Manifests {
  const ignored = new Map<string, number>();
  for (const part of parts)
    for (const [kind, count] of Object.entries(part.ignored))
      ignored.set(kind, (ignored.get(kind) ?? 0) + count);
  return {
    resources: parts.flatMap(({ resources }) => resources),
    others: parts.flatMap(({ others }) => others),
    ignored: Object.fromEntries([...ignored].sort(([a], [b]) => compareText(a, b))),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** A dump of a large cluster has tens of megabytes. */
const limits = { bytes: 64_000_000, values: 20_000_000 };

/** Findings that say that a file could not be read at all. */
export const unreadableManifest: ReadonlySet<string> = new Set([
  'manifest-size',
  'manifest-encoding',
  'manifest-syntax',
]);

/**
 * Kubernetes objects of a file: YAML or JSON, any number of documents, lists flattened. All of them are `known`: they exist
 * somewhere, and nothing here emits them. What the API server could not decode is told, and is no resource.
 */
export function readManifests(bytes: Uint8Array, file: string): Manifests {
  const source = decode(bytes, file, limits, 'manifest');
  if ('rule' in source) return { ...nothing, findings: [source] };
  const documents = parseYaml(source.text, 'go', limits.values);
  if ('reason' in documents) return { ...nothing, findings: [syntaxFinding(source, documents)] };
  return joined(documents.map((document) => readDocument(source, document)));
}

function syntaxFinding(source: SourceText, { reason, offset }: SyntaxFault): Finding {
  const template = source.text.includes('{{');
  return fault(
    source,
    offset,
    'manifest-syntax',
    `this is no YAML: ${reason}`,
    template ? 'render the template first, such as with helm template' : 'mend the line, or the one above it',
  );
}

function readDocument(source: SourceText, document: Document): Manifests {
  const findings = document.faults.flatMap((found) => faultFinding(source, found));
  if (document.value === null || document.faults.some(({ kind }) => kind === 'alias-bomb'))
    return { ...nothing, findings };
  const parts = objectsIn(document.value, []).map((found) => readObject(source, document, found));
  return joined([{ ...nothing, findings }, ...parts]);
}

/** A value that should be an object, with its path in the document. */
interface Candidate {
  readonly value: unknown;
  readonly path: Path;
}

/** A value, or the items of a list of objects. Items of a `PodList` need not say that they are Pods. */
function objectsIn(value: unknown, path: Path): Candidate[] {
  if (!isMapping(value) || typeof value.kind !== 'string' || !value.kind.endsWith('List'))
    return [{ value, path }];
  const { apiVersion, kind, items } = value;
  if (!Array.isArray(items)) return items === undefined || items === null ? [] : [{ value, path }];
  const typed = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) =>
    objectsIn(isMapping(item) ? { ...typed, ...item } : item, [...path, 'items', index]),
  );
}

const shape =
  'give it apiVersion, kind and metadata.name, or leave the file out; a config of ours has pools, metallb or peers instead';

function readObject(source: SourceText, document: Document, { value: raw, path }: Candidate): Manifests {
  const origin = (inner: Path) => source.position(document.offsetOf([...path, ...inner]));
  const finding = (rule: string, message: string, remedy: string, inner: Path): Finding => ({
    rule,
    severity: 'error',
    message,
    remedy,
    at: origin(inner),
  });
  const value = withoutNulls(raw);
  const missing = missingField(value);
  if (missing) {
    const message = `this is no Kubernetes object: ${missing}`;
    return { ...nothing, findings: [finding('manifest-object', message, shape, [])] };
  }
  const object = value as KubeObject;
  const resource: Resource = { object, use: 'known', origin };
  const wrong = misfits(object);
  if (!isJudged(object)) {
    const named = wrong.length === 0 && typeof object.metadata?.name === 'string';
    return { ...nothing, others: named ? [resource] : [], ignored: { [object.kind]: 1 } };
  }
  if (wrong.length === 0) return { ...nothing, resources: [resource] };
  const findings = wrong.map((misfit) => {
    const { message, remedy } = misfitWords(object, misfit);
    const found = finding('manifest-type', message, remedy, misfit.path);
    return { ...found, ...(hasSoundNames(object) && { object: refOf(object) }), path: misfit.path };
  });
  return { ...nothing, findings };
}

function hasSoundNames({ metadata: { namespace } }: KubeObject): boolean {
  return namespace === undefined || typeof namespace === 'string';
}

function misfitWords({ kind, metadata }: KubeObject, { path, value, wanted }: Misfit) {
  const scalar = typeof value !== 'object';
  const text = scalar
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? 'a list'
      : value === null
        ? 'empty'
        : 'a mapping';
  return {
    message: `${kind} ${metadata.name}: ${pathText(path)} is ${text.length > 60 ? `${text.slice(0, 57)}...` : text}, and must be ${wanted}`,
    remedy: wanted === 'text' && scalar ? 'write it in quotes' : `write ${wanted}`,
  };
}

/** Why a value is no object; a kind that nothing reads may be without a name. */
function missingField(value: unknown): string | undefined {
  if (!isMapping(value)) return 'it is no mapping';
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string') return 'it has no apiVersion';
  if (typeof kind !== 'string') return 'it has no kind';
  if (!isJudged({ apiVersion, kind })) return undefined;
  if (metadata === undefined) return 'it has no metadata';
  if (!isMapping(metadata)) return 'its metadata is no mapping';
  return typeof metadata.name === 'string' ? undefined : 'its metadata has no name';
}

/** What kubectl refuses too; the rest of what YAML allows is fine in manifests. */
function faultFinding(source: SourceText, { kind, text, offset, first }: Fault): Finding[] {
  if (kind === 'duplicate-key') {
    const message = `the key ${text} stands here a second time, after line ${source.position(first ?? 0).line}`;
    return [fault(source, offset, 'manifest-duplicate-key', message, 'keep one of the two')];
  }
  if (kind === 'unknown-alias')
    return [
      fault(
        source,
        offset,
        'manifest-alias',
        `the alias ${text} names no anchor above it`,
        'define the anchor first',
      ),
    ];
  if (kind === 'alias-bomb')
    return [
      fault(
        source,
        offset,
        'manifest-alias',
        `with the alias ${text} the file has more than ${limits.values} values`,
        'write values out instead of nesting aliases',
      ),
    ];
  return [];
}

function fault(source: SourceText, offset: number, rule: string, message: string, remedy: string): Finding {
  return { rule, severity: 'error', message, remedy, at: source.position(offset) };
}
