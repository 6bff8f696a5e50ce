import { loadConfig } from '../lib/config/load.js';

/** The mistakes in the form of a config: place, message, rule and remedy, each in one line. */
export function mistakes(text: string): string[] {
  const options = { file: 'cluster.yaml', read: () => undefined };
  return loadConfig(new TextEncoder().encode(text), options).findings.map(
    ({ at, rule, message, remedy }) => `${at?.line}:${at?.column} ${message} [${rule}] ${remedy}`,
  );
}
