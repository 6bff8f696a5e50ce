import type { Finding } from '../../finding.js';
import { html, type Markup } from './markup.js';

const words = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What the rules say, worst first. */
export function findingsHtml(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return html`<p class="good">Nothing to complain about.</p>\n`;
  const sorted = (Object.keys(words) as (keyof typeof words)[]).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return html`<ul class="findings">
${sorted.map(findingHtml)}</ul>
`;
}

function findingHtml({ severity, message, remedy, rule, at }: Finding): Markup {
  const place = at ? html`<code>${at.file}:${at.line}:${at.column}</code> ` : html``;
  return html`<li class="${severity}"><p><strong class="state ${severity}">${words[severity]}</strong> ${message}</p><p class="remedy">${remedy}</p><p class="unit">${place}<code>${rule}</code></p></li>
`;
}
