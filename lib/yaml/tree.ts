import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Path } from '../finding.js';
import { offsetOf, Places, type ScalarEvent } from './places.js';
import { type Flavour, resolvePlain } from './scalars.js';

/** Something about the structure that YAML itself lets pass. */
export interface Fault {
  readonly kind:
    | 'duplicate-key'
    | 'merge-key'
    | 'complex-key'
    | 'unsafe-key'
    | 'unknown-alias'
    | 'alias-bomb'
    | 'tag'
    | 'leading-zero';
  /** The key, alias or tag as written. */
  readonly text: string;
  readonly offset: number;
  /** Where the same key stood first. */
  readonly first?: number;
}

/** One document: its value, what is odd about it, and where each part of it stands. */
export class Document {
  constructor(
    readonly value: unknown,
    readonly faults: readonly Fault[],
    private readonly index: () => Places,
    private readonly root: number,
  ) {}

  /** Offset of the value at `path`, or of the nearest ancestor that is written. */
  offsetOf(path: Path): number {
    return this.index().locate(this.root, path, 'value');
  }

  /** Offset of the key that `path` ends in. */
  keyOffsetOf(path: Path): number {
    return this.index().locate(this.root, path, 'key');
  }

  /** The scalar at `path` as it is written, quotes left out; undefined for collections and what is not written. */
  textOf(path: Path): string | undefined {
    return this.index().textAt(this.root, path);
  }
}

/** Keys that would reach an object's prototype instead of becoming data. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

interface Anchored {
  readonly value: unknown;
  /** Values inside, aliases expanded. */
  readonly size: number;
}

/** Builds the values of a stream of events. */
export class Builder {
  #next = 0;
  #faults: Fault[] = [];
  #anchors = new Map<string, Anchored>();
  #size = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly flavour: Flavour,
    private readonly maxValues: number,
  ) {}

  documents(): Document[] {
    const documents: Document[] = [];
    let shared: Places | undefined;
    const index = () => {
      shared ??= new Places(this.text, this.events);
      return shared;
    };
    while (this.#next < this.events.length) {
      this.#next++; // the document's own event
      this.#faults = [];
      this.#anchors = new Map();
      this.#size = 0;
      const root = this.#next;
      const value = this.#peek().type === EVENT_ID.POP ? null : this.#node();
      this.#next++; // its end
      documents.push(new Document(value, this.#faults, index, root));
    }
    return documents;
  }

  #peek(): Event {
    return this.events[this.#next] as Event;
  }

  #node(): unknown {
    const event = this.#peek();
    this.#next++;
    this.#size++;
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd);
    const before = this.#size;
    const value = this.#valueOf(event);
    if ('anchorStart' in event && event.anchorStart >= 0)
      this.#anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), {
        value,
        size: this.#size - before + 1,
      });
    return value;
  }

  #valueOf(event: Event): unknown {
    if (event.type === EVENT_ID.SEQUENCE) return this.#sequence();
    if (event.type === EVENT_ID.MAPPING) return this.#mapping();
    return this.#scalar(event as ScalarEvent);
  }

  #alias(start: number, end: number): unknown {
    const name = this.text.slice(start, end);
    const anchored = this.#anchors.get(name);
    if (!anchored) {
      this.#fault({ kind: 'unknown-alias', text: `*${name}`, offset: start - 1 });
      return null;
    }
    this.#size += anchored.size;
    if (this.#size <= this.maxValues) return anchored.value;
    if (!this.#faults.some(({ kind }) => kind === 'alias-bomb'))
      this.#fault({ kind: 'alias-bomb', text: `*${name}`, offset: start - 1 });
    return null;
  }

  #sequence(): unknown[] {
    const items: unknown[] = [];
    while (this.#peek().type !== EVENT_ID.POP) items.push(this.#node());
    this.#next++;
    return items;
  }

  #mapping(): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    const merged: unknown[] = [];
    while (this.#peek().type !== EVENT_ID.POP) {
      const keyEvent = this.#peek();
      const offset = offsetOf(keyEvent);
      const key = this.#key(offset);
      const value = this.#node();
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first !== undefined) this.#fault({ kind: 'duplicate-key', text: key, offset, first });
      else seen.set(key, offset);
      if (isMerge(key, keyEvent)) merged.push(value);
      else if (!unsafeKeys.has(key)) fields[key] = value;
    }
    this.#next++;
    return this.flavour === 'go' ? { ...inherited(merged), ...fields } : fields;
  }

  /** The next node as a key: its text as written, since every key in Kubernetes is text. */
  #key(offset: number): string | undefined {
    const event = this.#peek();
    if (event.type !== EVENT_ID.SCALAR) {
      const value = this.#node();
      if (event.type === EVENT_ID.ALIAS && typeof value === 'string') return value;
      this.#fault({
        kind: 'complex-key',
        text: event.type === EVENT_ID.SEQUENCE ? 'a list' : 'a mapping',
        offset,
      });
      return undefined;
    }
    this.#node();
    const key = event.valueStart < 0 ? '' : getScalarValue(this.text, event);
    if (key === '<<' && event.style === SCALAR_STYLE.PLAIN)
      this.#fault({ kind: 'merge-key', text: key, offset });
    if (unsafeKeys.has(key)) this.#fault({ kind: 'unsafe-key', text: key, offset });
    return key;
  }

  #scalar(event: ScalarEvent): unknown {
    const text = event.valueStart < 0 ? '' : getScalarValue(this.text, event);
    const tag = event.tagStart < 0 ? undefined : this.text.slice(event.tagStart, event.tagEnd);
    if (tag === '!!str' || tag === '!') return text;
    if (tag !== undefined && !/^!!(int|float|bool|null)$/.test(tag))
      this.#fault({ kind: 'tag', text: tag, offset: event.tagStart });
    if (event.style !== SCALAR_STYLE.PLAIN) return text;
    if (this.flavour === 'core' && /^[-+]?0[0-9]+$/.test(text))
      this.#fault({ kind: 'leading-zero', text, offset: event.valueStart });
    return resolvePlain(text, this.flavour);
  }

  #fault(fault: Fault): void {
    this.#faults.push(fault);
  }
}

/** Whether a key asks for fields of another mapping; in quotes it is a key like any other. */
function isMerge(key: string, event: Event): boolean {
  return key === '<<' && event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
}

/** The fields that merge keys bring, as Go's YAML applies them: of a list the first mapping wins. */
function inherited(merged: readonly unknown[]): Record<string, unknown> {
  const mappings = merged.flat().filter((one) => typeof one === 'object' && one !== null);
  return Object.assign({}, ...mappings.reverse());
}
