import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Family = 'ipv4' | 'ipv6';

/** Bits of an address of the family. */
export const addressBits = { ipv4: 32, ipv6: 128 } as const satisfies Record<Family, number>;

/** One address as a number. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** A block of `2^(bits - length)` addresses that starts at a multiple of its size. */
export interface Prefix {
  readonly family: Family;
  readonly first: bigint;
  /** Leading bits that are fixed: 0 to 32, or 0 to 128. */
  readonly length: number;
}

/**
 * One complete address without zone, leading zeros or blanks, as Go's `net.ParseIP` reads it: an IPv4 address written as
 * IPv6 (`::ffff:192.0.2.1`) is that IPv4 address. Undefined for everything else.
 */
export function tryAddress(text: string): Address | undefined {
  const address = tryLiteral(text);
  return address && unmapped(address);
}

/** Like {@link tryAddress}, but `::ffff:192.0.2.1` stays an IPv6 address. */
export function tryLiteral(text: string): Address | undefined {
  if (text.includes('%') || !(text.includes(':') ? isIPv6(text) : dottedQuad.test(text))) return undefined;
  const bytes = ipaddr.parse(text).toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { family: bytes.length === 4 ? 'ipv4' : 'ipv6', value };
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dottedQuad = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

const mappedPrefix = 0xffffn << 32n;

/** The IPv4 address inside an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2); any other address as it is. */
export function unmapped(address: Address): Address {
  if (address.family === 'ipv6' && (address.value >> 32n) << 32n === mappedPrefix)
    return { family: 'ipv4', value: address.value & 0xffff_ffffn };
  return address;
}

/** Canonical text of an address: dotted quad, or RFC 5952. */
export function addressText(family: Family, value: bigint): string {
  const bytes: number[] = [];
  for (let shift = addressBits[family] - 8; shift >= 0; shift -= 8)
    bytes.push(Number((value >> BigInt(shift)) & 0xffn));
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

/** Text of a prefix: `192.0.2.0/24`. */
export function prefixText({ family, first, length }: Prefix): string {
  return `${addressText(family, first)}/${length}`;
}

/** Addresses in a prefix. */
export function prefixSize({ family, length }: Prefix): bigint {
  return 1n << BigInt(addressBits[family] - length);
}

/** The addresses from `first` to `last`, both included, of one family. Never empty. */
export class AddressRange {
  constructor(
    readonly family: Family,
    readonly first: bigint,
    readonly last: bigint,
  ) {
    if (first < 0n || last < first || last >> BigInt(addressBits[family]) !== 0n)
      throw new RangeError(`no ${family} range from ${first} to ${last}`);
  }

  static of({ family, value }: Address): AddressRange {
    return new AddressRange(family, value, value);
  }

  static ofPrefix(prefix: Prefix): AddressRange {
    return new AddressRange(prefix.family, prefix.first, prefix.first + prefixSize(prefix) - 1n);
  }

  /** Number of addresses, network and broadcast address included. */
  get size(): bigint {
    return this.last - this.first + 1n;
  }

  overlaps(other: AddressRange): boolean {
    return this.family === other.family && this.first <= other.last && other.first <= this.last;
  }

  contains(other: AddressRange): boolean {
    return this.family === other.family && this.first <= other.first && other.last <= this.last;
  }

  has({ family, value }: Address): boolean {
    return this.family === family && this.first <= value && value <= this.last;
  }

  /**
   * The fewest prefixes that cover exactly this range, ascending: from the low end, each time the largest aligned block that
   * still fits (as `cidr.Range.Split`-style splitting in metallb v0.16.1 `internal/ipnet` and `config.ParseCIDR`).
   */
  prefixes(): Prefix[] {
    const bits = addressBits[this.family];
    const prefixes: Prefix[] = [];
    for (let first = this.first; first <= this.last; ) {
      const size = largestBlock(first, this.last - first + 1n, bits);
      prefixes.push({ family: this.family, first, length: bits - size });
      first += 1n << BigInt(size);
    }
    return prefixes;
  }

  /** `192.0.2.1-192.0.2.9`, or the address alone when there is only one. */
  toString(): string {
    const first = addressText(this.family, this.first);
    return this.first === this.last ? first : `${first}-${addressText(this.family, this.last)}`;
  }
}

/** Host bits of the largest aligned block that starts at `first` and holds at most `room` addresses. */
function largestBlock(first: bigint, room: bigint, bits: number): number {
  const aligned = first === 0n ? bits : trailingZeros(first);
  const fitting = room.toString(2).length - 1;
  return Math.min(aligned, fitting, bits);
}

function trailingZeros(value: bigint): number {
  return (value & -value).toString(2).length - 1;
}
