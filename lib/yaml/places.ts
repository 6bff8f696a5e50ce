import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Path } from '../finding.js';

export type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Where a node begins; -1 for an empty scalar, which has no text. */
export function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart - (isQuoted(event) ? 1 : 0);
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return 'start' in event ? event.start : -1;
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

interface Child {
  readonly key: number;
  readonly value: number;
}

/** Finds the nodes of a stream of events by path. Children of a node are listed when it is first asked for, so that many look-ups stay linear. */
export class Places {
  readonly #ends: Int32Array;
  readonly #children = new Map<number, Map<string | number, Child>>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {
    this.#ends = endsOf(events);
  }

  locate(root: number, path: Path, part: 'key' | 'value'): number {
    let node = root;
    let offset = this.#offset(root, 0);
    for (const [depth, step] of path.entries()) {
      const child = this.#childrenOf(node).get(step);
      if (!child) {
        if (this.#isShortForm(node, step)) continue;
        return offset;
      }
      const key = this.#offset(child.key, offset);
      offset = part === 'key' && depth === path.length - 1 ? key : this.#offset(child.value, key);
      node = child.value;
    }
    return offset;
  }

  textAt(root: number, path: Path): string | undefined {
    let node: number | undefined = root;
    for (const step of path) node = node === undefined ? undefined : this.#childrenOf(node).get(step)?.value;
    const event = node === undefined ? undefined : this.events[node];
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
    return getScalarValue(this.text, event);
  }

  /** A value that stands where a mapping could, such as a list of addresses for a pool: it is the mapping's main field. */
  #isShortForm(node: number, step: string | number): boolean {
    const { type } = this.events[node] as Event;
    return typeof step === 'string' && type === EVENT_ID.SEQUENCE;
  }

  #offset(node: number, missing: number): number {
    const offset = offsetOf(this.events[node] as Event);
    return offset < 0 ? missing : blockStart(this.text, this.events[node] as Event, offset);
  }

  #childrenOf(node: number): Map<string | number, Child> {
    let children = this.#children.get(node);
    if (!children) {
      children = this.#listChildren(node);
      this.#children.set(node, children);
    }
    return children;
  }

  #listChildren(node: number): Map<string | number, Child> {
    const children = new Map<string | number, Child>();
    const { type } = this.events[node] as Event;
    if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return children;
    const end = this.#ends[node] as number;
    for (let at = node + 1; at < end; ) {
      const value = type === EVENT_ID.MAPPING ? this.#after(at) : at;
      const key = type === EVENT_ID.MAPPING ? this.#keyText(at) : children.size;
      children.set(key, { key: at, value });
      at = this.#after(value);
    }
    return children;
  }

  #keyText(node: number): string {
    const event = this.events[node] as Event;
    return event.type === EVENT_ID.SCALAR && event.valueStart >= 0 ? getScalarValue(this.text, event) : '';
  }

  #after(node: number): number {
    return (this.#ends[node] as number) + 1;
  }
}

/** A literal or folded block stands, for a reader, where its `|` or `>` is: events only tell where its first line is. */
function blockStart(text: string, event: Event, offset: number): number {
  if (event.type !== EVENT_ID.SCALAR) return offset;
  if (event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK) return offset;
  const marker = Math.max(text.lastIndexOf('|', offset - 1), text.lastIndexOf('>', offset - 1));
  return marker < 0 ? offset : marker;
}

/** For each event the index of its last one: its own, or that of the closing event. */
function endsOf(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  events.forEach(({ type }, at) => {
    ends[at] = at;
    if (type === EVENT_ID.DOCUMENT || type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) open.push(at);
    else if (type === EVENT_ID.POP) ends[open.pop() as number] = at;
  });
  return ends;
}
