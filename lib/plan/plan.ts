import type { Family } from '../addresses/range.js';
import type { Backend, Release } from '../metallb/releases.js';

/**
 * Who gets which address, who announces it, and why not: plain data without objects of ours, so that it can be printed,
 * drawn, compared and kept. Counts of addresses are decimal strings, since an IPv6 pool has more than a number holds.
 */
export interface Plan {
  /** The release of MetalLB whose allocator was asked. */
  readonly release: Release;
  /** What speaks BGP. */
  readonly backend: Backend;
  /** Names of the nodes; left out where none are known. */
  readonly nodes?: readonly string[];
  /** Every BGP peer. */
  readonly peers: readonly PlannedPeer[];
  /** Advertisements that select a pool, each once. */
  readonly advertisements: readonly PlannedAdvertisement[];
  /** Every Service of type LoadBalancer by `namespace/name`, in the order in which the controller handles them. */
  readonly services: Readonly<Record<string, PlannedService>>;
  /** Every pool by name. */
  readonly pools: Readonly<Record<string, PlannedPool>>;
}

/** What becomes of a Service of type LoadBalancer. */
export type PlannedService = Held | Waiting | Open;

/** A Service with its addresses. */
export interface Held {
  /** Name of the pool they come from. */
  readonly pool: string;
  /** One, or one of each family; in canonical text. */
  readonly ips: readonly string[];
  /** Who hears of them. */
  readonly announced: Announced;
}

/** A Service without an address. */
export interface Waiting {
  /** Why, as one clause. */
  readonly pending: string;
  /** What to do about it, as one clause. */
  readonly remedy: string;
  /** Id of the rule that names the cause. */
  readonly rule: string;
}

/** A Service whose address is MetalLB's random choice. */
export interface Open {
  /** All that can happen; with `bounded`, `ips` are ranges that hold what can, and only the first pools are listed. */
  readonly oneOf: readonly (Held | Waiting)[];
  /** It keeps changing between these for ever. */
  readonly unstable?: true;
  /** Number of pools it may come from, where the choices are too many to list. */
  readonly bounded?: number;
}

/** Who announces the addresses of a Service. */
export interface Announced {
  readonly layer2?: PlannedLayer2;
  readonly bgp: readonly PlannedRoute[];
  /** Nobody hears of the addresses: why, and what to do about it. */
  readonly gap?: Gap;
}

export interface Gap {
  /** The link of the chain that is broken: `Advertisements`, `Endpoints`, `Nodes`, `Layer 2` or `BGP`. */
  readonly link: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface PlannedLayer2 {
  /** Names of the L2Advertisements. */
  readonly advertisements: readonly string[];
  /** Nodes that may lead; left out where none are known. */
  readonly nodes?: readonly string[];
  /** The node that answers; left out where that cannot be told. */
  readonly leader?: string;
  /** Interfaces that answer; left out where all do. */
  readonly interfaces?: readonly string[];
}

/** What a peer is told. */
export interface PlannedRoute {
  /** Name of the BGPAdvertisement. */
  readonly advertisement: string;
  readonly peer: string;
  /** Empty where the peering does not carry the family of the address. */
  readonly prefixes: readonly string[];
  /** Nodes that send it; left out where none are known. */
  readonly nodes?: readonly string[];
}

export interface PlannedPeer {
  readonly name: string;
  /** Its address or interface. */
  readonly target: string;
  readonly asn: string;
  /** Nodes with a session to it; left out where none are known. */
  readonly nodes?: readonly string[];
}

/** An advertisement, whatever the Service. */
export interface PlannedAdvertisement {
  readonly type: 'layer2' | 'bgp';
  readonly name: string;
  /** What sets it apart: interfaces, or local preference and communities. */
  readonly details: readonly string[];
  /** Nodes that announce by it; left out where none are known. */
  readonly nodes?: readonly string[];
  /** Existing peers that are told; none of layer 2. */
  readonly peers: readonly string[];
}

/** A pool, with counts of its addresses as decimal strings. */
export interface PlannedPool {
  /** Addresses that can be handed out, by family. */
  readonly ipv4: string;
  /** As `ipv4`; `0` where there is none. */
  readonly ipv6: string;
  /** Addresses that Services have for certain; a shared one counts once. */
  readonly used: string;
  /** Addresses that can be handed out, and belong to something else in the network. */
  readonly reserved: string;
  /** The others. */
  readonly free: string;
  /** Whether Services get addresses of it without asking for it. */
  readonly autoAssign: boolean;
  /** Its addresses, in the order in which they are handed out. */
  readonly entries: readonly PlannedEntry[];
  /** Addresses in use, ascending. */
  readonly uses: readonly PlannedUse[];
  /** Ranges that belong to something else, such as `gateway`. */
  readonly reservations: readonly { readonly range: string; readonly use: string }[];
  /** Services that may take an address of it. */
  readonly mayTake: readonly string[];
  /** Advertisements that select it. */
  readonly advertisements: readonly { readonly type: 'layer2' | 'bgp'; readonly name: string }[];
}

/** An entry of a pool's addresses, as it was written. */
export interface PlannedEntry {
  readonly text: string;
  readonly family: Family;
  readonly first: string;
  readonly last: string;
  readonly size: string;
  /** Addresses that are never handed out, because of `avoidBuggyIPs`. */
  readonly excluded: string;
}

export interface PlannedUse {
  readonly ip: string;
  /** More than one where they share it. */
  readonly services: readonly string[];
}

export function isHeld(service: Held | Waiting | Open): service is Held {
  return 'pool' in service;
}

export function isWaiting(service: Held | Waiting | Open): service is Waiting {
  return 'pending' in service;
}

/** Whether a Service may be left without an address. */
export function mayWait(service: PlannedService): boolean {
  return isWaiting(service) || ('oneOf' in service && service.oneOf.some(isWaiting));
}

/** Everything a Service has or may have. */
export function answersOf(service: PlannedService): readonly Held[] {
  if ('oneOf' in service) return service.oneOf.filter(isHeld);
  return isHeld(service) ? [service] : [];
}
