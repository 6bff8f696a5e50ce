import { type Address, addressText, type Family } from '../addresses/range.js';

/**
 * An address of either family as the 16-byte number that Go's `net.IP` compares: an IPv4 address is its IPv4-mapped form,
 * so one number line holds both families and an address is a key of a Map.
 */
export type Ip = bigint;

const mapped = 0xffffn << 32n;

/** The last IPv4 address. */
export const lastIpv4: Ip = mapped | 0xffff_ffffn;

export function ipOf({ family, value }: Address): Ip {
  return family === 'ipv4' ? mapped | value : value;
}

export function familyOf(ip: Ip): Family {
  return ip >> 32n === 0xffffn ? 'ipv4' : 'ipv6';
}

export function ipText(ip: Ip): string {
  const family = familyOf(ip);
  return addressText(family, family === 'ipv4' ? ip & 0xffff_ffffn : ip);
}

/** Whether `avoidBuggyIPs` skips the address: IPv4 that ends in .0 or .255. */
export function isBuggy(ip: Ip): boolean {
  if (familyOf(ip) === 'ipv6') return false;
  const octet = ip & 0xffn;
  return octet === 0n || octet === 0xffn;
}

/** Addresses from `first` to `last`, IPv4, that `avoidBuggyIPs` skips. */
export function buggyBetween(first: Ip, last: Ip): bigint {
  return last < first ? 0n : buggyUpTo(last) - buggyUpTo(first - 1n);
}

function buggyUpTo(ip: Ip): bigint {
  const offset = ip - mapped;
  return offset < 0n ? 0n : (offset >> 8n) * 2n + 1n + ((offset & 0xffn) === 0xffn ? 1n : 0n);
}
