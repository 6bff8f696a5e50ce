import { isSince, type Release } from '../metallb/releases.js';

/** In which release the controller began to behave as the name says; checked by running each. */
const since = {
  /** Annotations under `metallb.io/`; before, only `metallb.universe.tf/` is read. */
  newPrefix: '0.14.9',
  /**
   * All pools are weighed before one is chosen, so that PreferDualStack can take one family, and a later pass adds the
   * other one (`findBestPoolForService`). Before, pools are tried one by one until an assignment succeeds.
   */
  weighsPools: '0.14.9',
  /** One clusterIP means one address of its family, whatever the policy (`selectIPsForFamilyAndPolicy`). */
  followsClusterIp: '0.15.0',
  /** RequireDualStack needs two clusterIPs. */
  needsTwoClusterIps: '0.15.0',
  /** A `serviceAllocation` without any selector takes every Service; before, it takes none. */
  emptyAllocationMatches: '0.15.0',
  /** `serviceSelectors` of advertisements. */
  advertisementServiceSelectors: '0.16.0',
  /** Cordoned nodes announce again. */
  announcesCordoned: '0.15.0',
  /** Label `node.kubernetes.io/exclude-from-external-load-balancers` is respected. */
  excludeLabel: '0.14.0',
  /** Nodes without network are left out. */
  networkUnavailable: '0.13.10',
  /** A prefix goes over peerings of its own family only, in the FRR modes. */
  familyPerPeering: '0.15.0',
} as const;

/** What the allocator and the speakers of a release do. */
export type Behaviour = Readonly<Record<keyof typeof since, boolean>> & {
  /** Cordoned nodes do not announce: 0.14.9 alone. */
  readonly skipsCordoned: boolean;
};

export function behaviourOf(release: Release): Behaviour {
  const known = Object.fromEntries(
    Object.entries(since).map(([name, version]) => [name, isSince(release, version)]),
  ) as Record<keyof typeof since, boolean>;
  return { ...known, skipsCordoned: isSince(release, '0.14.9') && !known.announcesCordoned };
}
