import type { Finding } from '../../finding.js';
import type { Graph } from './graph.js';
import type { AddressMap } from './map.js';

/** What the page shows, in words and numbers that are ready to print. */
export interface Picture {
  /** Name of the cluster. */
  readonly title: string;
  /** Release and backend. */
  readonly subject: string;
  readonly pools: readonly PoolPicture[];
  readonly services: readonly ServicePicture[];
  readonly graph: Graph;
  readonly findings: readonly Finding[];
}

export interface PoolPicture {
  readonly name: string;
  /** `4 of 48 addresses in use`. */
  readonly use: string;
  /** Further facts, such as `only on request`. */
  readonly facts: readonly string[];
  readonly maps: readonly AddressMap[];
}

/** `ignored`: MetalLB leaves the Service alone. */
export type ServiceState = 'assigned' | 'waiting' | 'uncertain' | 'ignored';

export interface ServicePicture {
  /** `namespace/name`. */
  readonly key: string;
  readonly state: ServiceState;
  /** Each possible answer; exactly one where the state is `assigned`. */
  readonly answers: readonly { readonly pool: string; readonly ips: readonly string[] }[];
  /** How it is announced; empty where it has no address, or nobody announces it. */
  readonly announced: readonly string[];
  /** Why it waits, may wait, or is not announced, and what to do: clauses without a full stop. */
  readonly notes: readonly { readonly reason: string; readonly remedy: string }[];
}

/** Id of the row of a Service, by its place in the plan. */
export function serviceId(index: number): string {
  return `service-${index}`;
}

/** Id of the card of a pool, by its place in the plan. */
export function poolId(index: number): string {
  return `pool-${index}`;
}
