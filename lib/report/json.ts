import type { Finding } from '../finding.js';
import { pathText } from '../finding.js';

/** Findings as JSON: `{"findings": [...]}` with a flat object each; what is unknown is left out. */
export function findingsJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ findings: findings.map(flat) }, undefined, 2)}\n`;
}

function flat({ rule, severity, message, remedy, at, object, path }: Finding) {
  return { rule, severity, message, remedy, ...at, object, path: path && pathText(path) };
}
