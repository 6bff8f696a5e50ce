import type { Release } from '../metallb/releases.js';
import type { Demand } from './demand.js';
import type { Pool } from './pool.js';

/** Addresses from one pool, as text, in the order in which the Service's status lists them. */
export interface Answer {
  readonly pool: string;
  readonly ips: readonly string[];
}

/** A Service without an address: the rule that names the cause, why, and what to do about it. */
export interface Pending {
  readonly rule: string;
  /** One clause, no full stop. */
  readonly reason: string;
  /** One clause, no full stop. */
  readonly remedy: string;
}

/** What becomes of a Service. */
export type Outcome =
  | ({ readonly kind: 'assigned' } & Answer)
  | ({ readonly kind: 'pending' } & Pending)
  /** MetalLB leaves it alone, for good: another load balancer's class, or no LoadBalancer at all. */
  | ({ readonly kind: 'ignored' } & Pending)
  | OneOf;

/** MetalLB's own choice is not deterministic. */
export interface OneOf {
  readonly kind: 'oneOf';
  /** What can happen; with `bounded`, addresses are ranges (`192.0.2.0-192.0.2.9`) that hold all that can. */
  readonly answers: readonly Answer[];
  /** It may also stay without an address. */
  readonly pending?: Pending;
  /** It keeps changing between these for ever. */
  readonly unstable: boolean;
  /**
   * Set when there are too many combinations to follow one by one: nothing outside of `answers` can happen, but not each
   * combination inside need be possible. `pools` are all pools it may come from, of which `answers` lists the first ones.
   */
  readonly bounded?: { readonly pools: number };
}

/** Who gets which address. */
export interface Allocation {
  readonly release: Release;
  /** Every Service of the World by `namespace/name`, in the order in which the controller handles them. */
  readonly services: ReadonlyMap<string, ServicePlan>;
  readonly pools: readonly Pool[];
}

export interface ServicePlan {
  readonly demand: Demand;
  readonly outcome: Outcome;
}
