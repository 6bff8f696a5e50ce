import type { World } from '../world.js';
import type { Scene } from './converge.js';
import type { Demand } from './demand.js';
import { ipText } from './ip.js';
import type { Pending } from './outcome.js';
import { admits, isPinned, type Pool } from './pool.js';

type Words = readonly [reason: string, remedy: string];

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/** Says why a Service has no address, and what to do about it, by the rule that names the cause. */
export class Reasons {
  constructor(
    private readonly scene: Scene,
    private readonly world: World,
    /** Keys of the Services on an address. */
    private readonly holders: ReadonlyMap<string, readonly string[]>,
  ) {}

  of(demand: Demand, rule: string): Pending {
    const words = this.words[rule];
    if (!words) throw new Error(`no words for rule ${rule}`);
    const [reason, remedy] = words(demand);
    return { rule, reason, remedy };
  }

  private readonly words: Readonly<Record<string, (demand: Demand) => Words>> = {
    'svc-type': ({ type }) => [
      `it is of type ${type}, and only Services of type LoadBalancer get an address`,
      'set spec.type to LoadBalancer if it should have one',
    ],
    'svc-class': (demand) => this.classWords(demand),
    'svc-no-pools': () => [
      `there is no IPAddressPool in namespace ${this.world.metallb.namespace}`,
      'add a pool with addresses of your network',
    ],
    'svc-no-clusterip': () => [
      'its clusterIPs are not one address, or one of each family',
      'let Kubernetes choose the clusterIPs',
    ],
    'svc-dual-clusterip': () => [
      'it requires dual stack, and has one clusterIP only',
      'list both families in spec.ipFamilies on a dual-stack cluster, or set spec.ipFamilyPolicy to SingleStack',
    ],
    'svc-lbip-both': () => [
      'it asks for addresses twice, by spec.loadBalancerIP and by annotation, which MetalLB refuses even when they agree',
      'keep the annotation metallb.io/loadBalancerIPs, and remove spec.loadBalancerIP',
    ],
    'svc-lbip-invalid': () => [
      'the addresses it asks for cannot be read as IP addresses',
      'write one address, or one IPv4 and one IPv6 address with a comma between them',
    ],
    'svc-lbip-count': (demand) => [
      `it asks for ${this.requested(demand)}, and MetalLB gives at most one address of each family`,
      'ask for one address, or for one IPv4 and one IPv6 address',
    ],
    'svc-lbip-family': (demand) => [
      `it asks for ${this.requested(demand)}, and its clusterIPs are ${families(demand)}`,
      'ask for exactly one address of each family of its clusterIPs',
    ],
    'svc-lbip-nopool': (demand) => this.nowhereWords(demand),
    'svc-lbip-buggy': (demand) => [
      `it asks for ${this.requested(demand)}, which its pool leaves out because of avoidBuggyIPs`,
      'ask for an address that does not end in .0 or .255',
    ],
    'svc-pool-incompatible': (demand) => this.incompatibleWords(demand),
    'svc-lbip-taken': (demand) => this.takenWords(demand),
    'svc-share-port': (demand) => [
      `it asks for ${this.requested(demand)}, where ${this.holding(demand)} has one of its ports ${demand.sharing.ports.join(', ')}`,
      'give one of the two another port, or an address of its own',
    ],
    'svc-lbip-poolmismatch': (demand) =>
      this.named(demand)
        ? [
            `it asks for ${this.requested(demand)}, which is not in pool ${demand.pool} that it asks for too`,
            'make the two agree, or ask for the address alone',
          ]
        : [
            `it asks for ${this.requested(demand)} of pool ${demand.pool}, which does not exist`,
            `ask for one of ${this.poolNames()}, or for the address alone`,
          ],
    'svc-pool-missing': ({ pool }) => [
      `it asks for pool ${pool}, which does not exist`,
      `ask for one of ${this.poolNames()}`,
    ],
    'svc-pool-family': (demand) => [
      `pool ${demand.pool} has no ${this.lacking(demand, [this.named(demand)])} addresses, which it needs`,
      'add addresses of that family to the pool, or ask for another pool',
    ],
    'svc-family-nopool': (demand) => [
      `no single pool open to it has ${families(demand)} addresses`,
      'add the missing family to one of the pools',
    ],
    'alloc-exhausted': (demand) => this.exhaustedWords(demand),
  };

  private classWords({ loadBalancerClass }: Demand): Words {
    const served = this.world.metallb.loadBalancerClass;
    if (served === undefined)
      return [
        `its loadBalancerClass is ${loadBalancerClass}, and MetalLB serves Services without a class`,
        `remove spec.loadBalancerClass, or start MetalLB with --lb-class=${loadBalancerClass}`,
      ];
    const has =
      loadBalancerClass === undefined ? 'it has no loadBalancerClass' : `its class is ${loadBalancerClass}`;
    return [`${has}, and MetalLB serves class ${served} only`, `set spec.loadBalancerClass to ${served}`];
  }

  private nowhereWords(demand: Demand): Words {
    const asked = demand.requested.length > 0 ? demand.requested : demand.held;
    const missing = asked.filter((ip) => this.scene.index.containing(ip).length === 0);
    if (missing.length === 0)
      return [
        `it asks for ${this.requested(demand)}, and no single pool has both`,
        'ask for two addresses of one pool, or put both families into one pool',
      ];
    return [
      `it asks for ${missing.map(ipText).join(' and ')}, which no pool has`,
      'ask for an address of a pool, or add the address to one',
    ];
  }

  private incompatibleWords(demand: Demand): Words {
    const owners =
      demand.requested.length > 0 ? this.scene.index.owning(demand.requested) : [this.named(demand)];
    const pool = owners.find((owner) => owner && admits(owner, demand) === 'no');
    return [
      `pool ${pool?.name ?? demand.pool} ${pool ? exclusion(pool, demand) : 'does not take it'}`,
      'ask for another pool, or let the Service in by serviceAllocation',
    ];
  }

  private takenWords(demand: Demand): Words {
    return [
      `it asks for ${this.requested(demand)}, which ${this.holding(demand)} has`,
      'ask for another address, or let them share it: the same metallb.io/allow-shared-ip and traffic policy, different ports',
    ];
  }

  private exhaustedWords(demand: Demand): Words {
    const named = this.named(demand);
    if (named) return [`pool ${named.name} has no address left for it`, 'add addresses to the pool'];
    const { pinned, open } = this.scene.tiers.of(demand);
    const eligible = [...pinned, ...open].flat();
    if (eligible.length > 0) {
      const names = nameList(eligible.map(({ name }) => name));
      return [
        eligible.length === 1
          ? `pool ${names} has no address left for it`
          : `no pool open to it has an address left: ${names}`,
        'add addresses to a pool, or take one from a Service that does not need it',
      ];
    }
    const why = this.scene.index.pools.slice(0, 3).map((pool) => `${pool.name} ${exclusion(pool, demand)}`);
    const more = this.scene.index.pools.length > 3 ? '; and so on' : '';
    return [
      `no pool gives it an address unasked: ${why.join('; ')}${more}`,
      'ask for a pool with metallb.io/address-pool, or open one to it',
    ];
  }

  private named({ pool }: Demand): Pool | undefined {
    return this.scene.index.byName.get(pool);
  }

  private requested({ requested }: Demand): string {
    return requested.map(ipText).join(' and ');
  }

  private holding(demand: Demand): string {
    const keys = demand.requested.flatMap((ip) => this.holders.get(ipText(ip)) ?? []);
    const others = [...new Set(keys)].filter((key) => key !== demand.key);
    return others.length > 0 ? nameList(others) : 'another Service';
  }

  private lacking({ families }: Demand, pools: readonly (Pool | undefined)[]): string {
    return families
      .filter((family) => pools.every((pool) => !pool || pool.walks[family].length === 0))
      .map((family) => familyNames[family])
      .join(' and ');
  }

  private poolNames(): string {
    return nameList(this.scene.index.pools.map(({ name }) => name));
  }
}

/** Why a pool is not open to a Service, as a predicate of the pool. */
export function exclusion(pool: Pool, demand: Demand): string {
  const { pinning } = pool;
  if (pinning && admits(pool, demand) === 'unknown')
    return 'is for namespaces by label, and theirs are not known here';
  if (pinning && admits(pool, demand) === 'no') {
    const elsewhere = pinning.namespaces.size > 0 && !pinning.namespaces.has(demand.namespace);
    return elsewhere ? `is for ${namespaceList(pinning.namespaces)}` : 'is for Services with other labels';
  }
  if (!pool.autoAssign) return 'has autoAssign: false';
  if (pinning && !isPinned(pool)) return 'is pinned to nobody';
  return 'does not take it';
}

function namespaceList(namespaces: ReadonlySet<string>): string {
  return `namespace${namespaces.size > 1 ? 's' : ''} ${nameList([...namespaces])}`;
}

function families({ families: all }: Demand): string {
  return all.map((family) => familyNames[family]).join(' and ');
}

/** Names with commas, the first few of many. */
export function nameList(names: readonly string[], shown = 4): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
