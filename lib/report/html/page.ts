import { createHash } from 'node:crypto';
import { findingsHtml } from './findings.js';
import { graphHtml } from './graph.js';
import { mapHtml } from './map.js';
import { html, Markup } from './markup.js';
import { type Picture, type PoolPicture, poolId, type ServiceState } from './picture.js';
import { script } from './script.js';
import { servicesHtml } from './services.js';
import { style } from './style.js';

/**
 * The plan as one page that needs nothing else: no request goes out, and its policy would not let one. The same plan gives the
 * same bytes.
 */
export function pageHtml(picture: Picture): string {
  const { title, subject, pools, services, graph, findings } = picture;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${title}: address plan</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the plan</a>
<header>
<p class="kind">Address plan</p>
<h1>${title}</h1>
<p class="subject">${subject}</p>
<nav aria-label="Sections"><a href="#services">Services</a><a href="#pools">Pools</a><a href="#announcements">Announcements</a><a href="#findings">Findings</a></nav>
</header>
<main id="main">
<dl class="tiles">${tiles(picture)}</dl>
<section id="services" aria-labelledby="services-title"><h2 id="services-title">Services</h2>
${services.length > 0 ? servicesHtml(services) : html`<p>No Service is known. A dump of the cluster, or the config's services, would show who gets which address.</p>`}</section>
<section id="pools" aria-labelledby="pools-title"><h2 id="pools-title">Pools</h2>
${legend}
<div class="cards">${pools.map(poolHtml)}</div></section>
<section id="announcements" aria-labelledby="announcements-title"><h2 id="announcements-title">Announcements</h2>
${pools.length > 0 ? graphHtml(graph) : html`<p>There is no pool.</p>`}</section>
<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${findingsHtml(findings)}</section>
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const legend = html`<ul class="legend" aria-label="Legend"><li><i class="u"></i>used</li><li><i class="m"></i>used by chance</li><li><i class="r"></i>reserved</li><li><i class="x"></i>excluded</li><li><i class="f"></i>free</li></ul>`;

function tiles({ services, pools, findings }: Picture): Markup[] {
  const count = (state: ServiceState) => services.filter((service) => service.state === state).length;
  const silent = services.filter(
    ({ answers, announced }) => answers.length > 0 && announced.length === 0,
  ).length;
  const tile = (name: string, value: number, kind = '') =>
    html`<div class="tile ${value > 0 ? kind : ''}"><dt>${name}</dt><dd>${value}</dd></div>`;
  return [
    tile('have an address', count('assigned')),
    tile('wait for one', count('waiting'), 'bad'),
    tile('by chance', count('uncertain'), 'fair'),
    tile('reached by nobody', silent, 'bad'),
    tile(pools.length === 1 ? 'pool' : 'pools', pools.length),
    tile(findings.length === 1 ? 'finding' : 'findings', findings.length, 'fair'),
  ];
}

function poolHtml({ name, use, facts, maps }: PoolPicture, index: number): Markup {
  return html`<article class="card" id="${poolId(index)}" aria-labelledby="${poolId(index)}-name"><details open><summary><h3 id="${poolId(index)}-name">${name}</h3><span>${use}</span></summary>
${facts.length > 0 ? html`<p class="facts">${facts.join(' · ')}</p>` : ''}${maps.map((map) => mapHtml(map, name))}${maps.length === 0 ? html`<p class="facts">no address</p>` : ''}</details></article>
`;
}
