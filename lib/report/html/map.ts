import { type Family, tryLiteral } from '../../addresses/range.js';
import { type Ip, ipOf, ipText, isBuggy } from '../../allocator/ip.js';
import type { PlannedPool } from '../../plan/plan.js';
import { html, type Markup } from './markup.js';

/** `x`: not handed out; `o`: not of this pool; `r`: in use by something else; `f`: free; `m`: possibly used; `u`: used. */
export type CellState = 'x' | 'o' | 'r' | 'f' | 'm' | 'u';

/** One address, or a block of them. */
export interface Cell {
  readonly state: CellState;
  readonly label: string;
  /** Id of the row of the Service on it. */
  readonly target?: string;
  /** How full a block is, 1 to 4. */
  readonly level?: number;
}

/** The addresses of a pool in one family, sixteen cells a row, rows aligned as the addresses are. */
export interface AddressMap {
  readonly family: Family;
  /** Addresses a cell stands for: a power of two. */
  readonly block: bigint;
  readonly rows: readonly { readonly first: string; readonly cells: readonly Cell[] }[];
  /** Rows that are left out, since the pool has very many. */
  readonly hidden: number;
}

/** Who is on an address, for certain or possibly. */
export interface Occupant {
  readonly label: string;
  readonly target: string;
  readonly certain: boolean;
}

/** Who is on which address. */
export type Occupation = ReadonlyMap<Ip, Occupant>;

/** Occupants by address; of several on one, the first is the one to go to. */
export function occupationOf(places: readonly (readonly [ip: string, occupant: Occupant])[]): Occupation {
  const occupation = new Map<Ip, Occupant>();
  for (const [text, occupant] of places) {
    const ip = tryIp(text);
    if (ip === undefined) continue; // a range, where there are too many choices to follow
    const before = occupation.get(ip);
    const label = before ? `${before.label}, ${occupant.label}` : occupant.label;
    occupation.set(ip, before ? { ...before, label, certain: before.certain || occupant.certain } : occupant);
  }
  return occupation;
}

function tryIp(text: string): Ip | undefined {
  const address = tryLiteral(text);
  return address && ipOf(address);
}

/** Consecutive addresses. */
interface Span {
  readonly first: Ip;
  readonly last: Ip;
}

/** What the cells of one map are painted from. */
interface Paint {
  readonly spans: readonly Span[];
  readonly occupation: Occupation;
  readonly claims: readonly (Span & { readonly use: string })[];
  /** Whether addresses that end in .0 and .255 are left out. */
  readonly avoidsBuggy: boolean;
  /** Binary digits that the addresses of a cell do not share. */
  readonly shift: bigint;
}

const rowLength = 16n;

/** Cells of a family that is shown in blocks. */
const blocks = 64;

/** Maps of a pool, IPv4 first. A family with more than `cells` addresses is shown in blocks. */
export function mapsOf(pool: PlannedPool, occupation: Occupation, cells: number): AddressMap[] {
  const claims = pool.reservations.flatMap(({ range, use }) => {
    const [first = '', last = first] = range.split('-');
    return spanOf(first, last).map((span) => ({ ...span, use }));
  });
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const entries = pool.entries.filter((entry) => entry.family === family);
    const spans = entries
      .flatMap(({ first, last }) => spanOf(first, last))
      .sort((a, b) => (a.first < b.first ? -1 : 1));
    const size = spans.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
    let shift = 0n;
    while (size > BigInt(cells) && size >> shift > BigInt(blocks)) shift++;
    const avoidsBuggy = entries.some(({ excluded }) => excluded !== '0');
    return spans.length === 0
      ? []
      : [mapOf(family, { spans, occupation, claims, avoidsBuggy, shift }, cells)];
  });
}

function spanOf(first: string, last: string): Span[] {
  const [from, to] = [tryIp(first), tryIp(last)];
  return from === undefined || to === undefined ? [] : [{ first: from, last: to }];
}

function mapOf(family: Family, paint: Paint, cells: number): AddressMap {
  const { spans, shift } = paint;
  const rowOf = (ip: Ip) => (ip >> shift) / rowLength;
  const numbers = new Set<bigint>();
  for (const { first, last } of spans)
    for (let row = rowOf(first); row <= rowOf(last); row++) numbers.add(row);
  const shown = [...numbers].slice(0, Math.ceil(cells / Number(rowLength)) + 1);
  const byUnit = new Map<bigint, Occupant[]>();
  for (const [ip, occupant] of paint.occupation)
    byUnit.set(ip >> shift, [...(byUnit.get(ip >> shift) ?? []), occupant]);
  const rows = shown.map((number) => {
    const start = number * rowLength;
    const units = Array.from({ length: Number(rowLength) }, (_, index) => start + BigInt(index));
    return {
      first: ipText(start << shift),
      cells: units.map((unit) => cellOf(unit, paint, byUnit.get(unit) ?? [])),
    };
  });
  return { family, block: 1n << shift, rows, hidden: numbers.size - shown.length };
}

/** The cell with a number: its addresses are those that start with it. */
function cellOf(unit: bigint, { spans, claims, avoidsBuggy, shift }: Paint, here: readonly Occupant[]): Cell {
  const [first, last] = [unit << shift, ((unit + 1n) << shift) - 1n];
  const label = shift === 0n ? ipText(first) : `${ipText(first)} to ${ipText(last)}`;
  const overlaps = (span: Span) => span.first <= last && first <= span.last;
  if (!spans.some(overlaps)) return outside(spans, first, last, label, shift);
  const [one] = here;
  if (one && shift === 0n)
    return { state: one.certain ? 'u' : 'm', label: `${label}: ${one.label}`, target: one.target };
  if (one)
    return { state: 'u', label: `${label}: ${here.length} in use`, level: levelOf(here.length, shift) };
  const claim = claims.find(overlaps);
  if (claim) return { state: 'r', label: `${label}: reserved, ${claim.use}` };
  if (avoidsBuggy && shift === 0n && isBuggy(first))
    return { state: 'x', label: `${label}: left out by avoidBuggyIPs` };
  return { state: 'f', label: `${label}: free` };
}

/** A small gap between two entries is something that was left out; everything else is simply not of this pool. */
function outside(spans: readonly Span[], first: Ip, last: Ip, label: string, shift: bigint): Cell {
  const before = spans.findLast((span) => span.last < first);
  const after = spans.find((span) => span.first > last);
  const gap = before && after ? (after.first - before.last) >> shift : rowLength + 1n;
  return gap <= rowLength ? { state: 'x', label: `${label}: left out` } : { state: 'o', label };
}

function levelOf(used: number, shift: bigint): number {
  return Math.max(1, Math.ceil((used / 2 ** Number(shift)) * 4));
}

/** A map as HTML. Used addresses are links to their Service: they are what a keyboard or a screen reader goes through. */
export function mapHtml(map: AddressMap, pool: string): Markup {
  const unit = map.block === 1n ? 'one address a cell' : `${countText(map.block)} addresses a cell`;
  const name = `${map.family === 'ipv4' ? 'IPv4' : 'IPv6'} addresses of ${pool}, ${unit}`;
  return html`<div class="map ${map.family}" role="group" aria-label="${name}">
${map.rows.map(({ first, cells }) => html`<div class="row"><span class="first">${first}</span>${cells.map(cellHtml)}</div>\n`)}</div>
<p class="unit">${unit}${map.hidden > 0 ? `; ${map.hidden} rows more are not shown` : ''}</p>
`;
}

function cellHtml({ state, label, target, level }: Cell): Markup {
  if (state === 'o') return html`<i class="o"></i>`;
  if (target) return html`<a class="${state}" href="#${target}" title="${label}" aria-label="${label}"></a>`;
  return html`<i class="${state}${level ? ` l${level}` : ''}" title="${label}"></i>`;
}

/** A count for people: `65,536`, and powers of two beyond what one can read: `2⁶⁴`, `about 2⁶⁴`. */
export function countText(count: bigint): string {
  if (count < 1_000_000_000n) return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = count.toString(2);
  const bits = digits.length - (digits.startsWith('11') ? 0 : 1);
  const power = `2${String(bits).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] as string)}`;
  return count === 1n << BigInt(bits) ? power : `about ${power}`;
}
