import type { Distribution } from '../config/distributions.js';
import { type Handout, handoutFile } from '../resource.js';
import type { Home, Snippet } from './distributions/home.js';
import { homes } from './distributions/index.js';

/** The distribution's own settings for strict ARP in IPVS mode, to be copied to where it reads them. */
export function hostHandouts(distribution: Distribution): Handout[] {
  const home = homes[distribution];
  return home.snippets.map((snippet) => ({
    title: `strict ARP in the settings of ${snippet.versions ?? home.title}`,
    file: handoutFile(`host/kube-proxy.${snippet.name}.txt`, () => snippetText(home, snippet)),
    when: 'reference',
  }));
}

/** A snippet with the words that say what to do with it, as comments of its own format. */
export function snippetText({ title }: Home, { versions, where, effect, text }: Snippet): string {
  const lines = [
    `Strict ARP for kube-proxy in IPVS mode: ${title}`,
    ...(versions === undefined ? [] : [`For:   ${versions}`]),
    `Goes:  ${where}`,
    `Then:  ${effect}`,
  ];
  return `${lines.map((line) => `# ${line}\n`).join('')}\n${text}`;
}
