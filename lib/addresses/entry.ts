import {
  type Address,
  AddressRange,
  addressBits,
  addressText,
  type Family,
  type Prefix,
  prefixText,
  tryAddress,
  tryLiteral,
  unmapped,
} from './range.js';

/**
 * One entry of `spec.addresses` as MetalLB reads it. What is accepted without doing what it says is told by the flags
 * (metallb v0.16.1, `internal/config/config.go` ParseCIDR).
 */
export interface Entry {
  readonly text: string;
  readonly form: 'cidr' | 'range';
  /** The addresses; undefined for a `mixed` range, which has none. */
  readonly range: AddressRange | undefined;
  /** The blocks MetalLB keeps, in its order: the masked CIDR, or the fewest prefixes of a range. */
  readonly prefixes: readonly Prefix[];
  /** The CIDR has bits set behind its prefix length, which MetalLB masks away: `192.0.2.77/24`. */
  readonly hostBits: boolean;
  /** An IPv4 network written as IPv6, which keeps its long mask: the length as written, 96 to 128. */
  readonly mappedLength: number | undefined;
  /** A range whose ends are of two families: accepted, and holds no address. */
  readonly mixed: boolean;
}

/** Why MetalLB refuses an entry. */
export interface EntryFault {
  /** `addr-format`, `addr-whitespace`, `addr-range-endpoint` or `addr-range-reversed`. */
  readonly rule: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Whether {@link parseEntry} refused the text. */
export function isFault(parsed: Entry | EntryFault): parsed is EntryFault {
  return 'rule' in parsed;
}

/** Reads an entry: with a `-` a range, split at the first one; otherwise a CIDR. */
export function parseEntry(text: string): Entry | EntryFault {
  const dash = text.indexOf('-');
  return dash < 0
    ? parseCidr(text)
    : parseRange(text, text.slice(0, dash).trim(), text.slice(dash + 1).trim());
}

const cidrForm = 'write ADDRESS/LENGTH, such as 192.0.2.0/24';

function parseCidr(text: string): Entry | EntryFault {
  if (/\s/.test(text))
    return fault('addr-whitespace', 'has a blank, which a CIDR must not', 'remove the blanks');
  const slash = text.indexOf('/');
  if (slash < 0) return bareAddress(text);
  const address = tryLiteral(text.slice(0, slash));
  if (!address) return fault('addr-format', 'does not start with a complete IP address', cidrForm);
  const bits = addressBits[address.family];
  const digits = text.slice(slash + 1);
  if (!/^\d+$/.test(digits) || Number(digits) > bits)
    return fault('addr-format', `has no prefix length from 0 to ${bits} after the slash`, cidrForm);
  return cidr(text, address, Number(digits));
}

function bareAddress(text: string): EntryFault {
  const address = tryAddress(text);
  if (!address) return fault('addr-format', 'is neither a CIDR nor a range', `${cidrForm}, or FIRST-LAST`);
  const only = `${addressText(address.family, address.value)}/${addressBits[address.family]}`;
  return fault('addr-format', 'is a bare address, which MetalLB does not read', `write ${only}`);
}

function cidr(text: string, address: Address, length: number): Entry {
  const masked = address.value & mask(address.family, length);
  const mapped =
    address.family === 'ipv6' &&
    length >= 96 &&
    unmapped({ family: 'ipv6', value: masked }).family === 'ipv4';
  const prefix: Prefix = mapped
    ? { family: 'ipv4', first: masked & 0xffff_ffffn, length: length - 96 }
    : { family: address.family, first: masked, length };
  return {
    text,
    form: 'cidr',
    range: AddressRange.ofPrefix(prefix),
    prefixes: [prefix],
    hostBits: masked !== address.value,
    mappedLength: mapped ? length : undefined,
    mixed: false,
  };
}

function mask(family: Family, length: number): bigint {
  const bits = addressBits[family];
  return ((1n << BigInt(length)) - 1n) << BigInt(bits - length);
}

function parseRange(text: string, firstText: string, lastText: string): Entry | EntryFault {
  const first = tryAddress(firstText);
  const last = tryAddress(lastText);
  if (!first) return endpointFault(firstText, 'start');
  if (!last) return endpointFault(lastText, 'end');
  if (widened(first) > widened(last))
    return fault(
      'addr-range-reversed',
      'starts after its end',
      first.family === last.family ? `write ${lastText}-${firstText}` : 'give both ends in one family',
    );
  const range =
    first.family === last.family ? new AddressRange(first.family, first.value, last.value) : undefined;
  return {
    text,
    form: 'range',
    range,
    prefixes: range?.prefixes() ?? [],
    hostBits: false,
    mappedLength: undefined,
    mixed: !range,
  };
}

function endpointFault(text: string, end: 'start' | 'end'): EntryFault {
  const shown = text === '' ? 'nothing' : JSON.stringify(text);
  return fault(
    'addr-range-endpoint',
    `has ${shown} as its ${end}, not a complete address`,
    'write both ends in full, such as 192.0.2.10-192.0.2.20',
  );
}

/** The 16-byte value by which Go compares addresses of both families. */
function widened({ family, value }: Address): bigint {
  return family === 'ipv4' ? (0xffffn << 32n) | value : value;
}

function fault(rule: string, reason: string, remedy: string): EntryFault {
  return { rule, reason, remedy };
}

/** What somebody who wrote a CIDR with host bits probably meant: from that address to the end of its network. */
export function meantRange(entry: Entry): string {
  const written = tryAddress(entry.text.slice(0, entry.text.indexOf('/')));
  if (!written || !entry.range) return entry.text;
  return new AddressRange(written.family, written.value, entry.range.last).toString();
}

/** The network a CIDR with host bits stands for: `192.0.2.0/24` for `192.0.2.77/24`. */
export function maskedText(entry: Entry): string {
  const [prefix] = entry.prefixes;
  return prefix ? prefixText(prefix) : entry.text;
}

/**
 * Addresses written by people outside of pools (`exclude`, `network`): a single address, a CIDR, whose host bits are
 * ignored, or a range of one family.
 */
export function parseAddresses(text: string): AddressRange | EntryFault {
  const single = tryAddress(text.trim());
  if (single) return AddressRange.of(single);
  const entry = parseEntry(text);
  if (isFault(entry)) return entry;
  return entry.range ?? fault('addr-range-mixed', 'mixes IPv4 and IPv6', 'give both ends in one family');
}
