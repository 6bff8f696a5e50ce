import type { Entry, Mapping, Node } from './nodes.js';

/** Text that takes the place of `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A value to write: a word, or a mapping with one key. */
export type Value = string | true | { readonly [key: string]: true };

export function apply(text: string, { start, end, text: inserted }: Splice): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** Writes `value` where the value of `entry` stands, tag and quotes included. */
export function replaceValue(text: string, { key, value: old }: Entry, value: Value): Splice {
  const written = valueText(value, isJson(text, key));
  if (old.kind !== 'scalar' || old.written || old.tag !== undefined)
    return { start: old.head, end: old.end, text: written };
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.end;
  const found = colon.test(text);
  return found
    ? { start: colon.lastIndex, end: colon.lastIndex, text: ` ${written}` }
    : { start: key.end, end: key.end, text: `: ${written}` };
}

/**
 * Adds a key to a mapping: on a line of its own, at its sorted place where the keys are sorted, and in the indent, quotes and
 * line endings of its neighbours; within braces on one line, at their end.
 */
export function addEntry(text: string, parent: Mapping, name: string, value: Value, style: Style): Splice {
  const [first] = parent.entries;
  const json = first ? isJson(text, first.key) : style.json;
  return parent.flow
    ? addToFlow(text, parent, name, `${quoted(name, json)}: ${valueText(value, json)}`)
    : addToBlock(text, parent, name, blockLines(name, value, json, ' '.repeat(style.unit)));
}

/** How a text writes its mappings, for what is added to it. */
export interface Style {
  /** Spaces by which a mapping in a mapping is indented. */
  readonly unit: number;
  /** Whether keys are quoted as in JSON. */
  readonly json: boolean;
}

/** The style around `beside`, an entry of `root`; two spaces where nothing shows the indent. */
export function styleOf(text: string, root: Mapping, beside = root.entries[0]): Style {
  const inner = root.entries.find(({ value }) => value.kind === 'mapping' && !value.flow)?.value;
  const unit = inner ? columnOf(text, inner.start) - columnOf(text, root.start) : 2;
  return { unit, json: beside !== undefined && isJson(text, beside.key) };
}

function addToBlock(text: string, parent: Mapping, name: string, lines: readonly string[]): Splice {
  const indent = ' '.repeat(columnOf(text, parent.start));
  const previous = placeAfter(parent, name);
  const at = previous ? lineEnd(text, previous.value.end) : (parent.entries[0] as Entry).key.head;
  const eol = lineBreakAt(text, at);
  const block = lines.join(eol + indent);
  if (!previous) return insert(at, block + eol + indent);
  return insert(at, text[at - 1] === '\n' ? indent + block + eol : eol + indent + block);
}

function blockLines(name: string, value: Value, json: boolean, unit: string): string[] {
  const key = quoted(name, json);
  if (typeof value !== 'object') return [`${key}: ${valueText(value, json)}`];
  return [`${key}:`, ...Object.keys(value).map((inner) => `${unit}${quoted(inner, json)}: true`)];
}

function addToFlow(text: string, parent: Mapping, name: string, entry: string): Splice {
  const [first] = parent.entries;
  const last = parent.entries.at(-1);
  if (!first || !last) return insert(parent.start + 1, entry);
  const indent = text.slice(lineStart(text, first.key.head), first.key.head);
  if (indent.trim() === '' && lineStart(text, first.key.head) > parent.start) {
    const next = isSorted(parent) ? parent.entries.find(sortsAfter(name)) : first;
    return insert((next ?? first).key.head, `${entry},${lineBreakAt(text, parent.start)}${indent}`);
  }
  const unwritten = last.value.kind === 'scalar' && !last.value.written;
  return unwritten ? insert(first.key.head, `${entry}, `) : insert(last.value.end, `, ${entry}`);
}

function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

/** The entry behind which `name` belongs; undefined when it belongs first. */
function placeAfter(parent: Mapping, name: string): Entry | undefined {
  if (!isSorted(parent)) return parent.entries.at(-1);
  return parent.entries.findLast((entry) => !sortsAfter(name)(entry));
}

function isSorted({ entries }: Mapping): boolean {
  return entries.every((entry, at) => at === 0 || sortsAfter(keyText(entries[at - 1] as Entry))(entry));
}

function sortsAfter(name: string): (entry: Entry) => boolean {
  return (entry) => keyText(entry) > name;
}

function keyText({ key }: Entry): string {
  return key.kind === 'scalar' ? key.text : '';
}

/** Offset at which the line that holds `end` ends; `end` itself when a line starts there. */
function lineEnd(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const lineBreak = /[\r\n]/g;
  lineBreak.lastIndex = end;
  return lineBreak.exec(text)?.index ?? text.length;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The line break at or behind an offset, or the last one before it. */
function lineBreakAt(text: string, at: number): string {
  const lineBreak = /\r\n|\r|\n/g;
  lineBreak.lastIndex = at;
  const next = lineBreak.exec(text);
  if (next) return next[0];
  const start = lineStart(text, at);
  return /(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0] ?? '\n';
}

/** Column of an offset, from 0; a byte order mark takes none. */
function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
}

/** Whether a key is written as JSON wants it, so that what stands beside it must be JSON too. */
function isJson(text: string, key: Node): boolean {
  return key.kind === 'scalar' && text[key.start] === '"';
}

function quoted(word: string, json: boolean): string {
  return json ? JSON.stringify(word) : word;
}

function valueText(value: Value, json: boolean): string {
  if (typeof value !== 'object') return value === true ? 'true' : quoted(value, json);
  return `{${Object.keys(value)
    .map((key) => `${quoted(key, json)}: true`)
    .join(', ')}}`;
}
