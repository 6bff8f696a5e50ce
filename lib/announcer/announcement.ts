import type { Pool } from '../allocator/pool.js';
import type { Advertisement, BgpAdvertisement } from './advertisement.js';
import type { Endpoints } from './endpoints.js';
import type { Obstacle } from './node.js';
import type { Route } from './route.js';

/** A node that does not announce, and the first reason why. */
export interface Hindrance {
  readonly node: string;
  readonly obstacle: Obstacle;
}

/** From which nodes an advertisement goes out; both parts are undefined where no nodes are known. */
export interface Spread {
  readonly nodes: readonly string[] | undefined;
  readonly hindered: readonly Hindrance[] | undefined;
}

/** What an advertisement of the pool does for one Service. */
export interface Coverage extends Spread {
  readonly advertisement: Advertisement;
  /** Whether it is for this Service at all; false where its `serviceSelectors` say no, and then it has no nodes. */
  readonly takes: boolean;
}

/** Who answers ARP and neighbour discovery for a Service. */
export interface Layer2 {
  /** Nodes that may lead; undefined where none are known. */
  readonly nodes: readonly string[] | undefined;
  /** The node that leads; undefined where that cannot be told, or where there is none. */
  readonly leader: string | undefined;
  /** Interfaces that answer; empty: all of them. */
  readonly interfaces: readonly string[];
}

/** How the addresses of one Service are announced. */
export interface Announcement {
  readonly pool: Pool;
  readonly ips: readonly string[];
  /** Serving endpoints; undefined where they are not known, and some are taken for granted. */
  readonly endpoints: Endpoints | undefined;
  /** `externalTrafficPolicy: Local`. */
  readonly local: boolean;
  /** Every advertisement of the pool, layer 2 first. */
  readonly coverages: readonly Coverage[];
  /** Undefined where no L2Advertisement takes the Service. */
  readonly layer2: Layer2 | undefined;
  /** What the peers are told: one for each peer of each BGPAdvertisement that takes the Service. */
  readonly routes: readonly Route[];
  /** BGPAdvertisements that take the Service on a common node with different local preferences: there it is not announced. */
  readonly conflicts: readonly (readonly [BgpAdvertisement, BgpAdvertisement])[];
}
