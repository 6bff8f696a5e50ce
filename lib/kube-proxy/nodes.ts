import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { maxDepth } from '../yaml/parse.js';
import { resolvePlain } from '../yaml/scalars.js';

/** Where a node stands: offsets of its first character and behind its last one. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** Offset of its anchor or tag, or `start` when it has none. */
  readonly head: number;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface Scalar extends Span {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly text: string;
  /** False for the empty value of `key:`, which has no text; `start` and `end` are then those of what came before it. */
  readonly written: boolean;
}

export interface Mapping extends Span {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface Sequence extends Span {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

export interface Alias extends Span {
  readonly kind: 'alias';
  readonly name: string;
}

export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

export type Node = Scalar | Mapping | Sequence | Alias;

/**
 * The root of each document in a text, with the place of every node, so that a value can be replaced in the text itself.
 *
 * @throws YAMLException when the text is no YAML
 */
export function nodesOf(text: string): Node[] {
  const events = parseEvents(text, { maxDepth });
  const reader = new Reader(text, events);
  const roots: Node[] = [];
  while (!reader.done()) roots.push(reader.document());
  return roots;
}

/** The entry of `mapping` with the key `name`. */
export function entryOf(mapping: Mapping, name: string): Entry | undefined {
  return mapping.entries.find(({ key }) => key.kind === 'scalar' && key.text === name);
}

/** The value of a scalar as Go's YAML, and so kube-proxy, reads it. */
export function goValue({ text, style, tag }: Scalar): string | number | boolean | null {
  const plain = tag === undefined ? style === 'plain' : /^!!(bool|int|float|null)$/.test(tag);
  return plain ? resolvePlain(text, 'go') : text;
}

const styles = new Map<number, Scalar['style']>([
  [SCALAR_STYLE.PLAIN, 'plain'],
  [SCALAR_STYLE.SINGLE_QUOTED, 'single'],
  [SCALAR_STYLE.DOUBLE_QUOTED, 'double'],
]);

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>;

class Reader {
  #next = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  done(): boolean {
    return this.#next >= this.events.length;
  }

  document(): Node {
    this.#next++;
    const root: Node = this.#atPop()
      ? { kind: 'scalar', style: 'plain', text: '', written: false, start: 0, end: 0, head: 0 }
      : this.#node(0);
    this.#next++;
    return root;
  }

  #atPop(): boolean {
    return this.events[this.#next]?.type === EVENT_ID.POP;
  }

  /** The next node; `after` is where what came before it ended. */
  #node(after: number): Node {
    const event = this.events[this.#next++] as Event;
    if (event.type === EVENT_ID.ALIAS) {
      const start = event.anchorStart - 1;
      const name = this.text.slice(event.anchorStart, event.anchorEnd);
      return { kind: 'alias', name, start, end: event.anchorEnd, head: start };
    }
    if (event.type === EVENT_ID.SCALAR) return this.#scalar(event, after);
    return this.#collection(event as CollectionEvent);
  }

  #scalar(event: ScalarEvent, after: number): Scalar {
    const style = styles.get(event.style) ?? 'block';
    const written = event.valueStart >= 0;
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    const start = written ? event.valueStart - quote : Math.max(event.anchorEnd, event.tagEnd, after);
    const end = written ? event.valueEnd + quote : start;
    const text = written ? getScalarValue(this.text, event) : '';
    return { kind: 'scalar', style, text, written, ...this.#span(event, start, end) };
  }

  #collection(event: CollectionEvent): Mapping | Sequence {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const nodes: Node[] = [];
    let end = flow ? event.start + 1 : event.start;
    while (!this.#atPop()) {
      const node = this.#node(end);
      nodes.push(node);
      end = node.end;
    }
    this.#next++;
    if (flow) end = this.#closing(end);
    const span = this.#span(event, event.start, end);
    if (event.type === EVENT_ID.SEQUENCE) return { kind: 'sequence', items: nodes, ...span };
    const entries = nodes.flatMap((key, at) => (at % 2 === 0 ? [{ key, value: nodes[at + 1] as Node }] : []));
    return { kind: 'mapping', flow, entries, ...span };
  }

  /** Behind the bracket that closes a flow collection whose last item ends at `at`. */
  #closing(at: number): number {
    const rest = /(?:[^#\]}]|(?<=\S)#|#[^\r\n]*)*/y;
    rest.lastIndex = at;
    rest.exec(this.text);
    return rest.lastIndex + 1;
  }

  #span(event: ScalarEvent | CollectionEvent, start: number, end: number): Span {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
    const heads = [anchorStart - 1, tagStart].filter((offset) => offset >= 0);
    return {
      start,
      end,
      head: Math.min(start, ...heads),
      ...(anchorStart < 0 ? {} : { anchor: this.text.slice(anchorStart, anchorEnd) }),
      ...(tagStart < 0 ? {} : { tag: this.text.slice(tagStart, tagEnd) }),
    };
  }
}
