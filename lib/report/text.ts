import type { Finding, Position } from '../finding.js';
import { pathText } from '../finding.js';

/**
 * Findings for people and for editors that read `file:line:column: severity: message`:
 *
 *     cluster.yaml:14:9: error: pools.lab.addresses[0] 192.168.8.190-192.168.8.210 overlaps pool home [addr-overlap]
 *       give each address to one pool, or merge the two pools
 */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('');
}

/** Findings and their number; a word when there are none. */
export function reportText(findings: readonly Finding[]): string {
  return findings.length === 0 ? 'no findings\n' : `${findingsText(findings)}${countText(findings)}\n`;
}

/** One finding, as {@link findingsText} has it. */
export function findingText({ at, object, path, severity, message, rule, remedy }: Finding): string {
  const place = at
    ? placeText(at)
    : object
      ? `${object.kind}/${object.name}${path ? ` ${pathText(path)}` : ''}`
      : '';
  return `${place}${place && ': '}${severity}: ${message} [${rule}]\n  ${remedy}\n`;
}

function placeText({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** `1 error, 2 warnings`, without the kinds there are none of. Empty when there is nothing to count. */
export function countText(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity === 'info' ? 'note' : severity))
    .join(', ');
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A heading and its lines, indented; nothing when there are no lines. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
