import { compareFindings, type Finding, type Path, type Position, pathText } from '../finding.js';
import { parseYaml, type SyntaxFault } from '../yaml/parse.js';
import { decode, type SourceText } from '../yaml/text.js';
import type { Document, Fault } from '../yaml/tree.js';
import { kindOf, type Mistake, mistakesIn, wordsFor } from './issues.js';
import { type Config, configSchema } from './schema.js';

/** A config that was read without an error, and the text it came from. */
export interface Loaded {
  /** With every default filled in. */
  readonly config: Config;
  /** The file as it was named to us. */
  readonly file: string;
  /** Where the value at `path` stands; the nearest ancestor that is written when the value itself is a default. */
  at(path: Path): Position | undefined;
  /** A file the config names, by its path relative to the config; undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
}

/** How a config is named, and how the files are read that it names. */
export interface LoadOptions {
  /** The file as findings name it. */
  readonly file: string;
  /** A file by its path relative to the config; undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
}

/** A config is small: a thousand pools fit in a tenth of this. */
export const limits = { bytes: 4_000_000, values: 500_000 };

/** Findings that say that a config could not be read at all. */
export const unreadableConfig: ReadonlySet<string> = new Set([
  'config-size',
  'config-encoding',
  'config-syntax',
]);

const example = 'write at least a pool, such as\n    pools:\n      home: 192.168.8.151-192.168.8.198';

/** Reads a config: everything that is wrong with its form, at once, or the config with its defaults filled in. */
export function loadConfig(
  bytes: Uint8Array,
  options: LoadOptions,
): { loaded?: Loaded; findings: Finding[] } {
  const source = decode(bytes, options.file, limits, 'config');
  if ('rule' in source) return { findings: [source] };
  const documents = documentsIn(source.text);
  if ('reason' in documents) return { findings: [syntaxFinding(source, documents.reason, documents.offset)] };
  const [document, second] = documents;
  if (!document || document.value === null)
    return { findings: [finding(source, 0, 'config-empty', 'the config is empty', example)] };
  if (second) return { findings: [severalDocuments(source, second)] };
  const faults = document.faults.map((fault) => faultFinding(source, fault));
  if (document.faults.some(({ kind }) => kind === 'alias-bomb')) return { findings: faults };
  const { config, mistakes } = shape(document.value);
  const findings = [...faults, ...mistakesBeside(faults, source, document, mistakes)].sort(compareFindings);
  if (findings.length > 0 || !config) return { findings };
  const at = (path: Path) => source.position(document.offsetOf(path));
  return { loaded: { config, file: options.file, at, read: options.read }, findings };
}

let last: { readonly text: string; readonly documents: Document[] | SyntaxFault } | undefined;

/** The YAML documents of a config. Asked twice for one text, since whoever gets any file has to see whether it is a config. */
export function documentsIn(text: string): Document[] | SyntaxFault {
  if (last?.text !== text) last = { text, documents: parseYaml(text, 'core', limits.values) };
  return last.documents;
}

/** What zod found, without what only follows from a fault at the same place. */
function mistakesBeside(
  faults: readonly Finding[],
  source: SourceText,
  document: Document,
  mistakes: readonly Mistake[],
): Finding[] {
  const place = ({ at }: Finding) => `${at?.line}:${at?.column}`;
  const known = new Set(faults.map(place));
  return mistakes
    .map((mistake) => mistakeFinding(source, document, mistake))
    .filter((found) => !known.has(place(found)));
}

function shape(value: unknown): { config?: Config; mistakes: Mistake[] } {
  if (typeof value !== 'object' || Array.isArray(value)) {
    const message = `the config is ${kindOf(value)}, and must be a mapping`;
    return { mistakes: [{ rule: 'config-type', path: [], subject: 'value', message, remedy: example }] };
  }
  const result = configSchema.safeParse(value, { error: wordsFor, reportInput: true, jitless: true });
  return result.success
    ? { config: result.data, mistakes: [] }
    : { mistakes: mistakesIn(result.error.issues, value) };
}

function finding(
  source: SourceText,
  offset: number,
  rule: string,
  message: string,
  remedy: string,
  path?: Path,
): Finding {
  return { rule, severity: 'error', message, remedy, at: source.position(offset), ...(path ? { path } : {}) };
}

function syntaxFinding(source: SourceText, reason: string, offset: number): Finding {
  const remedy =
    source.text.charAt(offset) === '\t'
      ? 'indent with spaces, never with tabs'
      : 'mend the line, or the one above it';
  return finding(source, offset, 'config-syntax', `this is no YAML: ${reason}`, remedy);
}

function severalDocuments(source: SourceText, second: Document): Finding {
  const remedy = 'keep one config a file, and name each with -c';
  return finding(
    source,
    second.offsetOf([]),
    'config-documents',
    'a second YAML document begins here',
    remedy,
  );
}

const faultTexts: Readonly<
  Record<Fault['kind'], (fault: Fault, source: SourceText) => [rule: string, message: string, remedy: string]>
> = {
  'duplicate-key': ({ text, first }, source) => [
    'config-duplicate-key',
    `the key ${text} stands here a second time, after line ${source.position(first ?? 0).line}`,
    'keep one of the two',
  ],
  'merge-key': () => [
    'config-merge-key',
    'merge keys (<<) are no part of YAML 1.2, and are not applied',
    'write the fields out, or use an alias for the whole value',
  ],
  'complex-key': ({ text }) => [
    'config-key',
    `a key is ${text}, and must be text`,
    'write a name as the key',
  ],
  'unsafe-key': ({ text }) => ['config-key', `the key ${text} is refused`, 'use another name'],
  'unknown-alias': ({ text }) => [
    'config-alias',
    `the alias ${text} names no anchor above it`,
    'define the anchor first, or write the value out',
  ],
  'alias-bomb': ({ text }) => [
    'config-alias',
    `with the alias ${text} the config has more than ${limits.values} values`,
    'write values out instead of nesting aliases',
  ],
  tag: ({ text }) => ['config-tag', `the tag ${text} means nothing here`, 'remove it'],
  'leading-zero': ({ text }) => [
    'config-value',
    `${text} is ${Number(text)} to one YAML reader and ${octal(text)} to another`,
    `write ${Number(text)}, or put it in quotes when it is text`,
  ],
};

function octal(text: string): string {
  return /^[-+]?[0-7]+$/.test(text) ? String(Number.parseInt(text, 8)) : 'text';
}

function faultFinding(source: SourceText, fault: Fault): Finding {
  const [rule, message, remedy] = faultTexts[fault.kind](fault, source);
  return finding(source, fault.offset, rule, message, remedy);
}

function mistakeFinding(
  source: SourceText,
  document: Document,
  { rule, path, subject, message, remedy }: Mistake,
): Finding {
  const offset = subject === 'key' ? document.keyOffsetOf(path) : document.offsetOf(path);
  const hidden = rule === 'config-missing' || subject === 'key' || path.length === 0;
  const written = hidden ? undefined : document.textOf(path);
  const words = [path.length > 0 && pathText(path), written !== undefined && shortened(written), message];
  return finding(source, offset, rule, words.filter(Boolean).join(' '), remedy, path);
}

/** A value on one line, and no longer than a line. */
function shortened(text: string): string {
  const line = /[\n\r]/.test(text) || text === '' ? JSON.stringify(text) : text;
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
