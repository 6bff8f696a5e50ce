import { parseEvents, YAMLException } from 'js-yaml';
import type { Flavour } from './scalars.js';
import { Builder, type Document } from './tree.js';

/** Where and why a text is no YAML. */
export interface SyntaxFault {
  readonly reason: string;
  readonly offset: number;
}

/** How deep collections may be nested. */
export const maxDepth = 100;

/**
 * The documents of a YAML (or JSON) text, with their positions. Values never reach a prototype, and aliases share what they
 * name; more than `maxValues` values, aliases expanded, are a fault.
 */
export function parseYaml(text: string, flavour: Flavour, maxValues: number): Document[] | SyntaxFault {
  try {
    return new Builder(text, parseEvents(text, { maxDepth }), flavour, maxValues).documents();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, offset: error.mark?.position ?? 0 };
  }
}
