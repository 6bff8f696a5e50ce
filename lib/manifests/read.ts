import type { Finding, Path } from '../finding.js';
import type { KubeObject, Resource } from '../resource.js';
import { parseYaml } from '../yaml/parse.js';
import { decode, type SourceText } from '../yaml/text.js';
import type { Document, Fault } from '../yaml/tree.js';

/** The objects in a file, and what in it is none. */
export interface Manifests {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
}

/** A dump of a large cluster has tens of megabytes. */
const limits = { bytes: 64_000_000, values: 20_000_000 };

/** Whether a value is a config of ours rather than a Kubernetes object. */
export function isConfig(value: unknown): boolean {
  return isMapping(value) && !('apiVersion' in value) && !('kind' in value);
}

/**
 * Kubernetes objects of a file: YAML or JSON, any number of documents, lists flattened. All of them are `known`: they exist
 * somewhere, and nothing here emits them.
 */
export function readManifests(bytes: Uint8Array, file: string): Manifests {
  const source = decode(bytes, file, limits, 'manifest');
  if ('rule' in source) return { resources: [], findings: [source] };
  const documents = parseYaml(source.text, 'go', limits.values);
  if ('reason' in documents) {
    const { reason, offset } = documents;
    return {
      resources: [],
      findings: [
        fault(
          source,
          offset,
          'manifest-syntax',
          `this is no YAML: ${reason}`,
          'mend the line, or the one above it',
        ),
      ],
    };
  }
  const parts = documents.map((document) => readDocument(source, document));
  return {
    resources: parts.flatMap(({ resources }) => resources),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

function readDocument(source: SourceText, document: Document): Manifests {
  const faults = document.faults.flatMap((found) => faultFinding(source, found));
  if (document.value === null) return { resources: [], findings: faults };
  const parts = objectsIn(document.value, []).map(({ value, path }) =>
    readObject(source, document, value, path),
  );
  return {
    resources: parts.flatMap((part) => ('use' in part ? [part] : [])),
    findings: [...faults, ...parts.flatMap((part) => ('use' in part ? [] : [part]))],
  };
}

/** A value, or the items of a list of objects, each with its path in the document. */
function objectsIn(value: unknown, path: Path): { value: unknown; path: Path }[] {
  if (
    !isMapping(value) ||
    typeof value.kind !== 'string' ||
    !value.kind.endsWith('List') ||
    !Array.isArray(value.items)
  )
    return [{ value, path }];
  return value.items.flatMap((item: unknown, index) => objectsIn(item, [...path, 'items', index]));
}

const shape = 'give it apiVersion, kind and metadata.name, or leave the file out';

function readObject(source: SourceText, document: Document, value: unknown, path: Path): Resource | Finding {
  const missing = missingField(value);
  if (missing) {
    const message = `this is no Kubernetes object: ${missing}`;
    return fault(source, document.offsetOf(path), 'manifest-object', message, shape);
  }
  const origin = (inner: Path) => source.position(document.offsetOf([...path, ...inner]));
  return { object: value as KubeObject, use: 'known', origin };
}

function missingField(value: unknown): string | undefined {
  if (!isMapping(value)) return 'it is no mapping';
  for (const field of ['apiVersion', 'kind'] as const)
    if (typeof value[field] !== 'string') return `it has no ${field}`;
  if (!isMapping(value.metadata)) return 'it has no metadata';
  return typeof value.metadata.name === 'string' ? undefined : 'its metadata has no name';
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
