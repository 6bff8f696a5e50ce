import fc from 'fast-check';
import type { KubeObject } from '../../../lib/resource.js';
import { pool, service } from '../../allocator/worlds.js';

/** Namespaces of the bed, with their labels. */
export const namespaces = { default: {}, shop: { team: 'red' }, lab: { team: 'blue' } } as const;

/** What happens to a bed that runs; `at` picks one of the pools or Services that are left. */
export type Change =
  | {
      readonly kind: 'Service deleted' | 'pool deleted' | 'pool shrunk' | 'pool extended';
      readonly at: number;
    }
  | { readonly kind: 'pool renamed'; readonly at: number }
  | { readonly kind: 'request changed'; readonly at: number; readonly request: Request }
  | { readonly kind: 'controller restarted'; readonly at: number };

/** Pools and Services in the order in which they are created, and what happens then. */
export interface Scenario {
  readonly pools: readonly KubeObject[];
  readonly services: readonly KubeObject[];
  readonly changes: readonly Change[];
}

/** What a Service asks for: annotations, and the field of its spec. */
export interface Request {
  readonly annotations: Readonly<Record<string, string>>;
  readonly loadBalancerIP?: string;
}

const often = <T>(usual: T, ...rest: T[]) => fc.constantFrom(usual, usual, ...rest);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const serviceAllocation = fc.record({
  priority: maybe(fc.constantFrom(0, 5, 5, 10)),
  namespaces: maybe(fc.subarray(Object.keys(namespaces), { minLength: 1 })),
  namespaceSelectors: maybe(
    fc.constantFrom([{ matchLabels: { team: 'red' } }], [{ matchLabels: { team: 'none' } }]),
  ),
  serviceSelectors: maybe(
    fc.constantFrom(
      [{ matchLabels: { tier: 'gold' } }],
      [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }],
    ),
  ),
});

/** The third octet is the pool's, so that no two pools overlap. */
const entries = (i: number) =>
  fc
    .tuple(
      fc.option(
        fc.constantFrom(`10.0.${i}.1-10.0.${i}.3`, `10.0.${i}.0/31`, `10.0.${i}.254/31`, `10.0.${i}.2/32`),
        { freq: 6 },
      ),
      fc.option(fc.constantFrom(`fd00:${i}::/127`, `fd00:${i}::5-fd00:${i}::6`, `fd00:${i}::8/128`)),
      fc.option(fc.constant(`10.1.${i}.7-10.1.${i}.8`), { freq: 3 }),
    )
    .map((all) => all.filter((entry) => entry !== null))
    .map((all) => (all.length > 0 ? all : [`10.2.${i}.0/31`]));

const somePools = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) =>
      fc
        .record({
          addresses: entries(i),
          autoAssign: often(true, true, false),
          avoidBuggyIPs: fc.boolean(),
          serviceAllocation: fc.option(serviceAllocation, { nil: undefined, freq: 3 }),
        })
        .map(({ addresses, ...spec }) => pool(`p${i}`, addresses, spec) as KubeObject),
    ),
  ),
);

const prefix = fc.constantFrom('metallb.io', 'metallb.universe.tf');

const wish = fc.constantFrom(
  ...['', '', '', '', 'pool p0', 'pool p1', 'pool p9', 'ip 10.0.0.2', 'ip 10.0.0.0', 'ip 10.0.1.254'],
  ...[
    'ip 10.1.0.7',
    'ip 192.0.2.1',
    'ip nonsense',
    'ip fd00:0::8',
    'ip 10.0.0.1,fd00:0::1',
    'ip fd00:0::5, 10.0.0.2',
  ],
  ...['ip 10.0.0.1,10.0.0.2', 'field 10.0.0.2', 'field 10.0.1.2', 'field fd00:1::8', 'both 10.0.0.2'],
  ...['pool+ip 10.0.0.1', 'pool+ip 10.0.1.1'],
);

const request: fc.Arbitrary<Request> = fc
  .record({ of: prefix, wish, key: often('', '', 'web', 'other'), keyOf: prefix })
  .map(({ of, wish, key, keyOf }) => {
    const [kind = '', ...rest] = wish.split(' ');
    const value = rest.join(' ');
    return {
      annotations: {
        ...(key && { [`${keyOf}/allow-shared-ip`]: key }),
        ...(kind === 'pool' && { [`${of}/address-pool`]: value }),
        ...(kind === 'pool+ip' && { [`${of}/address-pool`]: 'p0' }),
        ...(['ip', 'both', 'pool+ip'].includes(kind) && { [`${of}/loadBalancerIPs`]: value }),
      },
      ...(['field', 'both'].includes(kind) && { loadBalancerIP: value }),
    };
  });

/** Families as both kinds of cluster take them. */
const families = {
  ipv4: [{}, {}, {}, {}, {}, { ipFamilies: ['IPv4'] }, { ipFamilyPolicy: 'PreferDualStack' }],
  dual: [
    {},
    { ipFamilies: ['IPv6'] },
    { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' },
    { ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' },
    { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' },
    { ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'RequireDualStack' },
  ],
} as const;

export type Stack = keyof typeof families;

const someServices = (stack: Stack) =>
  fc
    .array(
      fc.record({
        namespace: fc.constantFrom(...Object.keys(namespaces)),
        gold: fc.boolean(),
        family: fc.constantFrom<object>(...families[stack]),
        request,
        port: fc.constantFrom(80, 443),
        protocol: often('TCP', 'UDP'),
        local: fc.boolean(),
        app: fc.constantFrom('a', 'b'),
        loadBalancerClass: often(undefined, undefined, undefined, 'example.com/other'),
      }),
      { minLength: 3, maxLength: 6 },
    )
    .map((all) =>
      all.map(({ namespace, gold, family, request, port, protocol, local, app, loadBalancerClass }, i) => {
        const { annotations, loadBalancerIP } = request;
        return service(`s${i}`, {
          namespace,
          annotations,
          labels: gold ? { tier: 'gold' } : {},
          spec: {
            ...family,
            ...(loadBalancerIP && { loadBalancerIP }),
            ...(loadBalancerClass && { loadBalancerClass }),
            ports: [{ port, protocol }],
            selector: { app },
            externalTrafficPolicy: local ? 'Local' : 'Cluster',
          },
        }) as KubeObject;
      }),
    );

const at = fc.nat({ max: 11 });

const change: fc.Arbitrary<Change> = fc.oneof(
  ...(['Service deleted', 'pool deleted', 'pool shrunk', 'pool extended', 'pool renamed'] as const).map(
    (kind) => fc.record({ kind: fc.constant(kind), at }),
  ),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('request changed' as const), at, request }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('controller restarted' as const), at }) },
);

/** The scenario of a seed; a seed gives the same one everywhere. */
export function scenarioOf(seed: number, stack: Stack): Scenario {
  const scenario = fc.record({
    pools: somePools.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    services: someServices(stack),
    changes: fc.array(change, { maxLength: 3 }),
  });
  return fc.sample(scenario, { seed, numRuns: 1 })[0] as Scenario;
}
