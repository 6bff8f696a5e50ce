/** The looks of the page: light and dark, wide and narrow, screen and paper. */
export const style = `
:root {
  --ground: #f6f7f9; --paper: #ffffff; --ink: #16202b; --soft: #56636f; --line: #dde3e9;
  --accent: #0b6e63; --accent-soft: #cfe9e4; --free: #e3ebf0; --violet: #6a48c4;
  --bad: #b3261e; --bad-soft: #fbe4e2; --fair: #8a5300; --fair-soft: #fdf0d7; --good-soft: #d9f0e6;
  --shadow: 0 1px 2px rgb(16 32 48 / .06), 0 6px 20px rgb(16 32 48 / .05);
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1418; --paper: #161e24; --ink: #e6edf2; --soft: #9fb0bd; --line: #2a353d;
    --accent: #4fc7b5; --accent-soft: #16443e; --free: #25313a; --violet: #b39df5;
    --bad: #ff9c94; --bad-soft: #47201d; --fair: #f2c063; --fair-soft: #41310f; --good-soft: #153b2e;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; max-width: 80rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
}
h1, h2, h3, p, dl, dd, ul { margin: 0; }
h1 { font-size: clamp(2rem, 6vw, 3rem); line-height: 1.1; letter-spacing: -.025em; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 1rem; font-size: 1.4rem; letter-spacing: -.015em; }
h3 { font-size: 1.05rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--violet); outline-offset: 2px; border-radius: 4px; }
code, .ip .line, .first { font-family: var(--mono); }
code { font-size: .85em; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
header { padding-top: clamp(1.5rem, 6vw, 3.5rem); }
.kind { color: var(--accent); font-weight: 650; font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; }
.subject { margin-top: .4rem; color: var(--soft); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: 1.1rem 0 1.6rem; }
nav a { padding: .2rem 0; font-weight: 550; text-decoration: none; border-bottom: 2px solid transparent; }
nav a:hover { border-color: currentColor; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
.tile { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .9rem 1.1rem; border-radius: 14px; background: var(--paper); box-shadow: var(--shadow); border: 1px solid var(--line); }
.tile dd { font-size: 1.9rem; font-weight: 680; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile dt { color: var(--soft); font-size: .875rem; }
.tile.bad dd { color: var(--bad); } .tile.fair dd { color: var(--fair); }
.controls { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem 1.5rem; margin-bottom: 1rem; }
.search { flex: 1 1 16rem; max-width: 26rem; color: var(--soft); font-size: .875rem; }
.search input { display: block; width: 100%; margin-top: .25rem; padding: .6rem .85rem; font: inherit; font-size: 1rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 10px; }
.search input::placeholder { color: var(--soft); opacity: 1; }
fieldset { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .25rem; color: var(--soft); font-size: .875rem; }
.chip { display: inline-flex; align-items: center; gap: .4rem; padding: .45rem .8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); font-size: .9rem; cursor: pointer; }
.chip b { font-variant-numeric: tabular-nums; }
.chip input { accent-color: var(--accent); width: 1.05rem; height: 1.05rem; margin: 0; }
#count { flex-basis: 100%; color: var(--soft); font-size: .875rem; }
table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); overflow: hidden; }
caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
th, td { padding: .75rem 1rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { font-size: .8rem; font-weight: 600; color: var(--soft); background: color-mix(in srgb, var(--free) 45%, var(--paper)); }
tbody th { font-weight: 600; width: 32%; }
tbody tr > * { border-top: 1px solid var(--line); }
tr:target > * { background: var(--accent-soft); }
.ns { color: var(--soft); font-weight: 400; }
.note { display: block; margin-top: .3rem; font-weight: 400; font-size: .9rem; line-height: 1.45; color: var(--ink); }
.remedy { display: block; color: var(--soft); font-size: .9rem; font-weight: 400; }
.remedy::before { content: "\\2192\\00a0"; color: var(--accent); }
.line { display: block; }
.ip .line { white-space: nowrap; }
.none { color: var(--soft); }
.state { display: inline-block; padding: .1rem .6rem; border-radius: 99px; font-size: .82rem; font-weight: 600; white-space: nowrap; background: var(--free); }
.state.assigned { background: var(--good-soft); color: var(--accent); }
.state.waiting, .state.error { background: var(--bad-soft); color: var(--bad); }
.state.uncertain, .state.warning { background: var(--fair-soft); color: var(--fair); }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin-bottom: 1rem; padding: 0; list-style: none; color: var(--soft); font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .45rem; }
.legend i { width: 1rem; height: 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 1rem; align-items: start; }
.card { padding: 1rem 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.card:target { outline: 3px solid var(--accent); }
summary { cursor: pointer; }
.card summary { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; list-style: none; }
.card summary::-webkit-details-marker { display: none; }
.card summary span, .facts, .unit { color: var(--soft); font-size: .875rem; }
.facts { margin-top: .25rem; }
.unit { margin-top: .5rem; }
.map { margin-top: .9rem; }
.row { display: grid; grid-template-columns: 7.4rem repeat(16, minmax(0, 1fr)); gap: 3px; margin-bottom: 3px; align-items: center; }
.ipv6 .row { grid-template-columns: repeat(16, minmax(0, 1.3rem)); }
.ipv6 .first { grid-column: 1 / -1; }
.first { color: var(--soft); font-size: .74rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.row i, .row a, .legend i { display: block; aspect-ratio: 1; border-radius: 3px; }
.f { background: var(--free); }
.u { background: var(--accent); }
a.u:hover, a.m:hover { transform: scale(1.25); }
.m { background: repeating-linear-gradient(45deg, var(--accent) 0 3px, var(--accent-soft) 3px 6px); }
.r { background: var(--fair-soft); border: 2px solid var(--fair); }
.x { border: 1px dashed var(--soft); }
.o { opacity: 0; }
.u.l1 { opacity: .45; } .u.l2 { opacity: .65; } .u.l3 { opacity: .82; }
.scroll { overflow-x: auto; padding: 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.graph { display: block; min-width: 40rem; max-width: 100%; height: auto; margin: 0 auto; }
.graph text { fill: var(--ink); font-size: 13px; }
.graph .column { fill: var(--soft); font-size: 12px; font-weight: 600; }
.graph .name { font-size: 14px; font-weight: 620; }
.graph .detail { fill: var(--soft); font-size: 11.5px; }
.box rect { fill: var(--ground); stroke: var(--line); stroke-width: 1.5; }
a .box rect { stroke: var(--accent); }
.box.dead rect { fill: var(--bad-soft); stroke: var(--bad); stroke-dasharray: 5 4; }
.box.dead .detail { fill: var(--bad); }
.edge { fill: none; stroke: var(--accent); stroke-width: 2; }
.edge.bgp { stroke: var(--violet); stroke-dasharray: 7 4; }
.graph.lit .edge, .graph.lit .box { opacity: .22; }
.graph.lit .on { opacity: 1; }
.as-list { margin-top: .75rem; color: var(--soft); }
.as-list ul { padding-left: 1.2rem; }
.findings { padding: 0; list-style: none; display: grid; gap: .75rem; }
.findings li { padding: .9rem 1.25rem; background: var(--paper); border: 1px solid var(--line); border-left: 5px solid var(--soft); border-radius: 10px; overflow-wrap: anywhere; }
.findings .error { border-left-color: var(--bad); } .findings li.warning { border-left-color: var(--fair); }
.findings .unit { margin-top: .25rem; }
@media (max-width: 46rem) {
  table, tbody, tr, th, td { display: block; width: auto; }
  thead { position: absolute; left: -99rem; }
  tbody th { width: auto; padding-bottom: .25rem; }
  tbody td { display: grid; grid-template-columns: 6.5rem 1fr; padding: .15rem 1rem; border-top: 0; }
  tbody td::before { content: attr(data-label); color: var(--soft); font-size: .875rem; grid-row: 1 / 9; }
  tbody td > * { grid-column: 2; justify-self: start; }
  tbody td:last-child { padding-bottom: .8rem; }
  .row { grid-template-columns: repeat(16, minmax(0, 1fr)); }
  .first { grid-column: 1 / -1; margin-top: .15rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } a.u:hover, a.m:hover { transform: none; } }
@media print {
  :root {
    --ground: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #0b6e63; --accent-soft: #cfe9e4;
    --free: #e3e8ec; --violet: #6a48c4; --bad: #b3261e; --bad-soft: #fbe4e2; --fair: #8a5300; --fair-soft: #fdf0d7; --shadow: none;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip, .controls, .as-list { display: none !important; }
  .card, .findings li, tbody tr, .tile, .scroll { break-inside: avoid; }
  h2 { break-after: avoid; margin-top: 1.5rem; }
  .graph { min-width: 0; width: 100%; }
  .scroll { overflow: visible; }
  .cards { grid-template-columns: 1fr 1fr; }
}
`;
