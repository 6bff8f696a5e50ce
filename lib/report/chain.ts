import type { Chain, Link, Verdict } from '../plan/chain.js';

const marks: Readonly<Record<Verdict, string>> = { ok: 'ok', broken: 'BROKEN', unknown: '?' };

/** Details of a link that are shown; JSON has them all. */
const shown = 12;

/** The chain of a Service for a terminal, and its first broken link. */
export function chainText({ service, links, answers, broken }: Chain): string {
  const parts = answers.map(({ pool, ips, links: outward }) => {
    const title = answers.length > 1 ? `\nWith ${ips.join(', ')} of pool ${pool}:\n` : '';
    return `${title}${outward.map(linkText).join('')}`;
  });
  return `${service}\n${links.map(linkText).join('')}${parts.join('')}\n${endText(broken, [links, ...answers.map((answer) => answer.links)].flat())}`;
}

function endText(broken: Chain['broken'], links: readonly Link[]): string {
  if (broken) return `First broken link: ${broken.link}: ${broken.reason}\n  ${broken.remedy}\n`;
  const known = links.every(({ verdict }) => verdict !== 'unknown');
  return `No link is broken${known ? '' : ', as far as the input tells'}.\n`;
}

function linkText({ title, verdict, says, details }: Link): string {
  const more = details.length - shown;
  const lines = [...details.slice(0, shown), ...(more > 0 ? [`and ${more} more`] : [])];
  const head = `  ${marks[verdict].padEnd(6)}  ${title}: ${says}\n`;
  return head + lines.map((line) => `            ${line}\n`).join('');
}

/** The chain as JSON, for programs. */
export function chainJson(chain: Chain): string {
  return `${JSON.stringify(chain, undefined, 2)}\n`;
}
