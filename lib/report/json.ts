import type { Finding } from '../finding.js';
import { pathText } from '../finding.js';
import type { Checked } from './checked.js';

/**
 * Findings as JSON: `{"findings": [...]}` with a flat object each; what is unknown is left out. `notJudged` counts the kinds
 * that nothing here reads, when there are any.
 */
export function findingsJson({ findings, ignored }: Checked): string {
  const notJudged = Object.keys(ignored).length > 0 ? { notJudged: ignored } : {};
  return `${JSON.stringify({ findings: findings.map(flat), ...notJudged }, undefined, 2)}\n`;
}

function flat({ rule, severity, message, remedy, at, object, path }: Finding) {
  return { rule, severity, message, remedy, ...at, object, path: path && pathText(path) };
}
