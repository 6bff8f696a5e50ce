import { html, type Markup } from './markup.js';
import { type ServicePicture, type ServiceState, serviceId } from './picture.js';

const words: Readonly<Record<ServiceState, string>> = {
  assigned: 'assigned',
  waiting: 'waiting',
  uncertain: 'by chance',
  ignored: 'not served',
};

/** The Services with their addresses, to search and to filter. The controls do nothing without the script, and hide. */
export function servicesHtml(services: readonly ServicePicture[]): Markup {
  const states = (Object.keys(words) as ServiceState[]).filter((state) =>
    services.some((service) => service.state === state),
  );
  return html`<div class="controls" hidden>
<label class="search">Search<input type="search" id="search" placeholder="name, address, pool, node" autocomplete="off" spellcheck="false"></label>
<fieldset><legend>Show</legend>
${states.map((state) => {
  const count = services.filter((service) => service.state === state).length;
  return html`<label class="chip ${state}"><input type="checkbox" value="${state}" checked> ${words[state]} <b>${count}</b></label>\n`;
})}</fieldset>
<p id="count" role="status"></p>
</div>
<table role="table">
<caption>Every Service, in the order in which MetalLB handles them</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Service</th><th role="columnheader" scope="col">Address</th><th role="columnheader" scope="col">Pool</th><th role="columnheader" scope="col">Announced</th><th role="columnheader" scope="col">State</th></tr></thead>
<tbody role="rowgroup">
${services.map(rowHtml)}</tbody>
</table>
<p id="nothing" hidden>No Service matches.</p>
`;
}

function rowHtml({ key, state, answers, announced, notes }: ServicePicture, index: number): Markup {
  const [namespace = '', name = ''] = key.split('/');
  const ips = [...new Set(answers.flatMap((answer) => answer.ips))];
  const pools = [...new Set(answers.map(({ pool }) => pool))];
  return html`<tr role="row" id="${serviceId(index)}" data-state="${state}"><th role="rowheader" scope="row"><span class="ns">${namespace}/</span>${name}${notes.map(({ reason, remedy }) => html`<span class="note">${reason}<span class="remedy">${remedy}</span></span>`)}</th>${cell('Address', joined(ips, state === 'uncertain'), 'ip')}${cell('Pool', joined(pools, true))}${cell('Announced', announced)}<td role="cell" data-label="State"><span class="state ${state}">${words[state]}</span></td></tr>
`;
}

/** The first few of many, with a word between them where only one of them can be. */
function joined(texts: readonly string[], either: boolean): string[] {
  const shown = texts.slice(0, 6).map((text, index) => (either && index > 0 ? `or\u00a0${text}` : text));
  return texts.length > 6 ? [...shown, `and ${texts.length - 6} more`] : shown;
}

function cell(label: string, lines: readonly string[], kind = ''): Markup {
  const content =
    lines.length === 0
      ? html`<span class="none">none</span>`
      : lines.map((line) => html`<span class="line">${line}</span>`);
  return html`<td role="cell" class="${kind}" data-label="${label}">${content}</td>`;
}
