import type { Finding, Position } from '../finding.js';
import { confKey } from '../kube-proxy-conf.js';
import type { KubeObject } from '../resource.js';
import { parseYaml } from '../yaml/parse.js';
import { decode, type SourceText } from '../yaml/text.js';
import type { Document } from '../yaml/tree.js';
import { lineOf, type Refusal } from './settings.js';

/** kube-proxy's ConfigMap, as kubectl or the API printed it. */
export interface Capture {
  readonly file: string;
  readonly object: KubeObject & { readonly data: Readonly<Record<string, string>> };
  /** The text of config.conf. */
  readonly conf: string;
  /** Where a place in config.conf stands in the file; where the text begins when its lines are not those of the file. */
  positionOf(offset: number): Position;
}

/** A dump of all ConfigMaps of a large cluster has tens of megabytes. */
const limits = { bytes: 64_000_000, values: 5_000_000 };

/** What keeps a capture from being read at all; every other finding is about what was read. */
export const unreadable: ReadonlySet<string> = new Set([
  'capture-size',
  'capture-encoding',
  'capture-syntax',
  'capture-empty',
]);

const recapture = 'capture it with kubectl -n kube-system get configmap kube-proxy -o yaml';

/**
 * Finds the ConfigMap `kube-system/kube-proxy` in a file: a single object, a list, several documents; YAML or JSON, with
 * either line ending, with a byte order mark, and in UTF-16 as Windows shells redirect it.
 */
export function findCapture(bytes: Uint8Array, file: string): Capture | Finding[] {
  const source = decode(asUtf8(bytes), file, limits, 'capture');
  if ('rule' in source) return [source];
  const documents = parseYaml(source.text, 'go', limits.values);
  if ('reason' in documents)
    return [refuse(source, documents.offset, 'syntax', `this is no YAML: ${documents.reason}`)];
  const items = documents.flatMap((document) => itemsOf(document, document.value, []));
  if (items.length === 0) return [refuse(source, 0, 'empty', 'there is nothing in it')];
  const [found, second] = items.filter(({ value }) => nameOf(value) === wanted);
  if (!found) return [refuse(source, 0, 'object', `there is no ${wanted} in it, only ${listed(items)}`)];
  if (second)
    return [
      refuse(
        source,
        second.document.offsetOf(second.path),
        'object',
        `a second ${wanted} begins here`,
        'keep the one of this cluster',
      ),
    ];
  return captureOf(source, found);
}

interface Item {
  readonly document: Document;
  readonly path: (string | number)[];
  readonly value: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

const wanted = 'ConfigMap kube-system/kube-proxy';

function captureOf(source: SourceText, { document, path, value }: Item): Capture | Finding[] {
  const at = (inner: readonly string[]) => document.offsetOf([...path, ...inner]);
  const [fault] = document.faults;
  if (fault) {
    const again = fault.kind === 'duplicate-key' ? ', which stands twice' : '';
    return [refuse(source, fault.offset, 'object', `kubectl never prints ${fault.text}${again}`)];
  }
  if (value.immutable === true) {
    const remedy = 'delete and create it by hand, then capture it again';
    return [
      refuse(source, at(['immutable']), 'object', 'the ConfigMap is immutable: no patch changes it', remedy),
    ];
  }
  const data = fields(value.data) ?? {};
  const conf = data[confKey];
  if (typeof conf !== 'string') {
    const keys = Object.keys(data);
    const found =
      conf !== undefined
        ? 'is no text'
        : keys.length > 0
          ? `is missing beside ${keys.join(', ')}`
          : 'is missing';
    return [refuse(source, at(['data', confKey]), 'object', `data["${confKey}"] ${found}`)];
  }
  const start = at(['data', confKey]);
  const object = value as Capture['object'];
  return { file: source.file, object, conf, positionOf: (offset) => positionIn(source, start, conf, offset) };
}

/** A finding about a place in config.conf. */
export function refusalFinding(capture: Capture, { offset, message, remedy }: Refusal): Finding {
  return {
    rule: 'capture-conf',
    severity: 'error',
    message: `${confKey} line ${lineOf(capture.conf, offset)}: ${message}`,
    remedy,
    at: capture.positionOf(offset),
  };
}

/**
 * In a literal block that begins at `start`, line n of config.conf is line n below its key; in any other form its lines are not
 * in the file.
 */
function positionIn(source: SourceText, start: number, conf: string, offset: number): Position {
  const key = source.position(start);
  const from = conf.lastIndexOf('\n', offset - 1) + 1;
  const end = conf.indexOf('\n', from);
  const line = conf.slice(from, end < 0 ? conf.length : end);
  const number = key.line + lineOf(conf, offset);
  const written = source.line(number);
  if (source.text[start] !== '|' || !written?.endsWith(line)) return key;
  return { file: source.file, line: number, column: written.length - line.length + offset - from + 1 };
}

/** A value, or what a list of objects holds; items of the API's own lists leave out what the list already says. */
function itemsOf(document: Document, value: unknown, path: (string | number)[]): Item[] {
  const object = fields(value);
  if (!object) return value === null ? [] : [{ document, path, value: {} }];
  const { kind, items } = object;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items))
    return [{ document, path, value: object }];
  const common =
    kind === 'List' ? {} : { apiVersion: object.apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) =>
    itemsOf(document, fields(item) ? { ...common, ...fields(item) } : item, [...path, 'items', index]),
  );
}

function nameOf(object: Fields): string {
  const kind = typeof object.kind === 'string' ? object.kind : 'a value that is no Kubernetes object';
  const { namespace, name } = fields(object.metadata) ?? {};
  if (typeof name !== 'string') return kind;
  return typeof namespace === 'string'
    ? `${kind} ${namespace}/${name}`
    : `${kind} ${name} without a namespace`;
}

function listed(items: readonly Item[]): string {
  const names = items.slice(0, 5).map(({ value }) => nameOf(value));
  return items.length > 5 ? `${names.join(', ')} and ${items.length - 5} more` : names.join(', ');
}

function refuse(
  source: SourceText,
  offset: number,
  rule: string,
  message: string,
  remedy = recapture,
): Finding {
  return { rule: `capture-${rule}`, severity: 'error', message, remedy, at: source.position(offset) };
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : '';
  return mark === '' ? bytes : new TextEncoder().encode(new TextDecoder(mark).decode(bytes));
}
