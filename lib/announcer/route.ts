import { addressBits, type Family, prefixText, tryAddress } from '../addresses/range.js';
import type { BgpAdvertisement } from './advertisement.js';
import type { Peer } from './peer.js';

/** What one peer is told of a Service. */
export interface Route {
  readonly advertisement: BgpAdvertisement;
  readonly peer: Peer;
  /** Prefixes that are sent; empty where the peering carries no family of the addresses. */
  readonly prefixes: readonly string[];
  /** Nodes that send them, next hops for the peer; undefined where no nodes are known. */
  readonly nodes: readonly string[] | undefined;
}

/** The route that `nodes` with a session to `peer` (`sessions`) send for an advertisement. */
export function routeOf(
  advertisement: BgpAdvertisement,
  peer: Peer,
  ips: readonly string[],
  nodes: readonly string[] | undefined,
  sessions: ReadonlySet<string> | undefined,
): Route {
  const prefixes = ips.flatMap((ip) => prefixOf(ip, advertisement.lengths, peer) ?? []);
  return {
    advertisement,
    peer,
    prefixes: [...new Set(prefixes)],
    nodes: sessions && nodes?.filter((node) => sessions.has(node)),
  };
}

/** The network of an address that is sent. Of a range of possible addresses, the range itself. */
function prefixOf(ip: string, lengths: Readonly<Record<Family, number>>, peer: Peer): string | undefined {
  const address = tryAddress(ip.split('-')[0] as string);
  if (!address || !peer.carries(address.family)) return undefined;
  if (ip.includes('-')) return ip;
  const { family, value } = address;
  const length = Math.min(Math.max(Math.trunc(lengths[family]), 0), addressBits[family]);
  const host = BigInt(addressBits[family] - length);
  return prefixText({ family, first: (value >> host) << host, length });
}
