import { html, type Markup } from './markup.js';

/** A box of the graph: a pool, an advertisement, nodes, or a peer. */
export interface Box {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** Where a click on it leads, an id of the page. */
  readonly target?: string;
  /** Nothing goes out here. */
  readonly dead?: boolean;
}

/** A line between boxes of neighbouring columns. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly type: 'layer2' | 'bgp';
}

/** Columns of boxes from left to right. */
export interface Graph {
  readonly columns: readonly { readonly title: string; readonly boxes: readonly Box[] }[];
  readonly edges: readonly Edge[];
}

interface Placed extends Box {
  readonly x: number;
  readonly y: number;
}

const size = { width: 212, height: 54, gapX: 76, gapY: 16, top: 34 };
const shownBoxes = 40;

/** The graph as an inline SVG, with its connections as a list for those who cannot see it. */
export function graphHtml(graph: Graph): Markup {
  const columns = ordered(graph).filter(({ boxes }) => boxes.length > 0);
  const tallest = Math.max(...columns.map(({ boxes }) => heightOf(boxes.length)));
  const placed = new Map(
    columns.flatMap(({ boxes }, column) =>
      boxes.map((box, row) => {
        const y = size.top + (tallest - heightOf(boxes.length)) / 2 + row * (size.height + size.gapY);
        return [box.id, { ...box, x: column * (size.width + size.gapX) + 2, y }] as const;
      }),
    ),
  );
  const edges = graph.edges.filter(({ from, to }) => placed.has(from) && placed.has(to));
  const width = columns.length * (size.width + size.gapX) - size.gapX + 4;
  const height = size.top + tallest + 4;
  return html`<div class="scroll" role="region" aria-label="Who announces what" tabindex="0">
<svg class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Pools, advertisements, nodes and peers">
${columns.map(({ title }, column) => html`<text class="column" x="${column * (size.width + size.gapX) + 4}" y="16">${title}</text>\n`)}
${edges.map((edge) => edgeHtml(edge, placed))}
${[...placed.values()].map(boxHtml)}</svg>
</div>
${hiddenText(graph)}${listHtml(edges, placed)}`;
}

function heightOf(boxes: number): number {
  return boxes * (size.height + size.gapY) - size.gapY;
}

/** Boxes by the mean place of those they hang on, so that few lines cross; as many as one can look at. */
function ordered({ columns, edges }: Graph): Graph['columns'] {
  const into = new Map<string, string[]>();
  for (const { from, to } of edges) into.set(to, [...(into.get(to) ?? []), from]);
  const places = new Map<string, number>();
  return columns.map(({ title, boxes }) => {
    const weight = (box: Box) => {
      const above = (into.get(box.id) ?? []).flatMap((id) => places.get(id) ?? []);
      return above.length > 0 ? above.reduce((sum, place) => sum + place, 0) / above.length : 0;
    };
    const weights = new Map(boxes.map((box) => [box, weight(box)]));
    const sorted = [...boxes].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
    const shown = sorted.slice(0, shownBoxes);
    shown.forEach(({ id }, place) => {
      places.set(id, place / shown.length);
    });
    return { title, boxes: shown };
  });
}

function hiddenText({ columns }: Graph): Markup {
  const hidden = columns.filter(({ boxes }) => boxes.length > shownBoxes);
  return html`${hidden.map(({ title, boxes }) => html`<p class="unit">${title}: ${shownBoxes} of ${boxes.length} are drawn</p>\n`)}`;
}

function edgeHtml({ from, to, type }: Edge, placed: ReadonlyMap<string, Placed>): Markup {
  const [a, b] = [placed.get(from) as Placed, placed.get(to) as Placed];
  const [x1, y1, x2, y2] = [a.x + size.width, a.y + size.height / 2, b.x, b.y + size.height / 2];
  const bend = (x2 - x1) / 2;
  const d = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  return html`<path class="edge ${type}" data-from="${from}" data-to="${to}" d="${d}"/>\n`;
}

function boxHtml({ id, name, detail, target, dead, x, y }: Placed): Markup {
  const inside = html`<title>${name}: ${detail}</title><rect width="${size.width}" height="${size.height}" rx="10"/><text class="name" x="14" y="23">${cut(name, 25)}</text><text class="detail" x="14" y="41">${cut(detail, 30)}</text>`;
  const box = html`<g class="box${dead ? ' dead' : ''}" data-id="${id}" transform="translate(${x} ${y})">${inside}</g>\n`;
  return target ? html`<a href="#${target}">${box}</a>` : box;
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function listHtml(edges: readonly Edge[], placed: ReadonlyMap<string, Placed>): Markup {
  const name = (id: string) => placed.get(id)?.name ?? '';
  if (edges.length === 0) return html``;
  return html`<details class="as-list"><summary>The same as a list</summary><ul>
${edges.map(({ from, to, type }) => html`<li>${name(from)} &rarr; ${name(to)} (${type === 'bgp' ? 'BGP' : 'layer 2'})</li>\n`)}</ul></details>
`;
}
