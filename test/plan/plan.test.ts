import { describe, expect, it } from 'vitest';
import type { Plan, PlannedService } from '../../lib/plan/plan.js';
import { planOf } from '../../lib/plan/plan-of.js';
import type { World } from '../../lib/world.js';
import { pool, service, worldOf } from '../allocator/worlds.js';
import { bgp, here, l2, node, peer, slice } from '../announcer/objects.js';

function planned(objects: readonly object[], change: Partial<World> = {}): Plan {
  return planOf({ ...worldOf(objects), ...change });
}

function web(plan: Plan): PlannedService | undefined {
  return plan.services['default/web'];
}

const main = pool('main', ['192.0.2.0/29']);
const nodes = ['node-a', 'node-b', 'node-c'].map((name) => node(name));

it('tells of a Service its pool, addresses, leader and routes', () => {
  const plan = planned([
    main,
    service('web'),
    ...nodes,
    l2('lan'),
    bgp('edge', { aggregationLength: 29 }),
    peer('tor'),
  ]);
  expect(plan.services).toEqual({
    'default/web': {
      pool: 'main',
      ips: ['192.0.2.0'],
      announced: {
        layer2: { advertisements: ['lan'], nodes: ['node-a', 'node-b', 'node-c'], leader: 'node-a' },
        bgp: [
          {
            advertisement: 'edge',
            peer: 'tor',
            prefixes: ['192.0.2.0/29'],
            nodes: ['node-a', 'node-b', 'node-c'],
          },
        ],
      },
    },
  });
  expect(plan.peers).toEqual([
    { name: 'tor', target: '10.0.0.1', asn: '64501', nodes: ['node-a', 'node-b', 'node-c'] },
  ]);
});

it('tells of a pool what is used, reserved and free, per entry', () => {
  const objects = [
    pool('main', ['192.0.2.0/30', '198.51.100.0-198.51.100.3'], { avoidBuggyIPs: true }),
    service('web'),
    service('api', { annotations: { 'metallb.io/allow-shared-ip': 'k' } }),
    service('dns', { annotations: { 'metallb.io/allow-shared-ip': 'k' }, spec: { ports: [{ port: 53 }] } }),
    { ...node('node-a'), status: { addresses: [{ type: 'InternalIP', address: '198.51.100.2' }] } },
  ];
  expect(planned(objects).pools).toEqual({
    main: {
      ipv4: '6',
      ipv6: '0',
      used: '2',
      reserved: '1',
      free: '3',
      autoAssign: true,
      uses: [
        { ip: '192.0.2.1', services: ['default/web'] },
        { ip: '192.0.2.2', services: ['default/api', 'default/dns'] },
      ],
      reservations: [{ range: '198.51.100.2', use: 'nodes' }],
      entries: [
        {
          text: '192.0.2.0/30',
          family: 'ipv4',
          first: '192.0.2.0',
          last: '192.0.2.3',
          size: '4',
          excluded: '1',
        },
        {
          text: '198.51.100.0-198.51.100.3',
          family: 'ipv4',
          first: '198.51.100.0',
          last: '198.51.100.3',
          size: '4',
          excluded: '1',
        },
      ],
      mayTake: [],
      advertisements: [],
    },
  });
});

it('counts a huge pool exactly, and at once', () => {
  const { huge } = planned([pool('huge', ['10.0.0.0/8', '2001:db8::/64']), service('web')]).pools;
  expect(huge).toMatchObject({
    ipv4: '16777216',
    ipv6: '18446744073709551616',
    used: '1',
    free: '18446744073726328831',
  });
});

it('lists what can happen where MetalLB chooses by chance', () => {
  const plan = planned([
    pool('a', ['192.0.2.0/32']),
    pool('b', ['198.51.100.0/32']),
    service('web'),
    service('api'),
    service('dns'),
  ]);
  expect(web(plan)).toMatchObject({
    oneOf: [
      { pool: 'a', ips: ['192.0.2.0'] },
      { pool: 'b', ips: ['198.51.100.0'] },
    ],
  });
  expect(plan.services['default/dns']).toMatchObject({
    pending: expect.stringContaining('no pool open to it'),
  });
  expect(plan.pools.a).toMatchObject({ used: '0', mayTake: ['default/web', 'default/api'] });
});

it('leaves out Services of other types, and says why one of another class waits', () => {
  const plan = planned([
    main,
    service('internal', { spec: { type: 'ClusterIP' } }),
    service('web', { spec: { loadBalancerClass: 'other' } }),
  ]);
  expect(plan.services).toEqual({
    'default/web': {
      pending: 'its loadBalancerClass is other, and MetalLB serves Services without a class',
      remedy: 'remove spec.loadBalancerClass, or start MetalLB with --lb-class=other',
      rule: 'svc-class',
    },
  });
});

describe('the first broken link', () => {
  const excluded = { labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': '' } };
  const v6 = [pool('main', ['2001:db8::/126']), service('web', { spec: { ipFamilies: ['IPv6'] } })];
  const plain = [main, service('web')];
  it.each<[string, readonly object[], string | undefined]>([
    ['nothing announces', plain, 'no advertisement selects pool main'],
    [
      'labels',
      [...plain, l2('x', { serviceSelectors: [{ matchLabels: { a: 'b' } }] })],
      'serviceSelectors of x do not match its labels',
    ],
    ['endpoints', [...plain, l2('x'), slice('web', { n: { ready: false } })], 'none of its endpoints serves'],
    [
      'nodes',
      [...plain, l2('x'), node('a', excluded), node('b', excluded)],
      'no node announces it: a, b has the label node.kubernetes.io/exclude-from-external-load-balancers',
    ],
    [
      'selectors',
      [...plain, l2('x', here('z')), node('a')],
      'no node announces it: a is not selected by nodeSelectors',
    ],
    ['no peer', [...plain, bgp('x')], 'it is announced by BGP, and there is no BGPPeer'],
    ['another peer', [...plain, bgp('x', { peers: ['y'] }), peer('tor')], 'no peer that x names exists'],
    [
      'family',
      [...v6, bgp('x'), peer('tor')],
      'no peering carries 2001:db8::: each carries its own family alone',
    ],
    [
      'disjoint',
      [...plain, bgp('x', here('node-a')), peer('tor', here('node-b')), ...nodes],
      'no node that announces it has a session to one of its peers',
    ],
    ['none: layer 2', [...plain, l2('x'), bgp('y')], undefined],
    ['none: BGP', [...plain, bgp('y'), peer('tor')], undefined],
  ])('%s', (_, objects, reason) => {
    const found = web(planned(objects));
    expect(found && 'announced' in found && found.announced.gap?.reason).toBe(reason);
  });

  it('is a leader without a speaker, which only memberlist would notice', () => {
    const silent = node('node-a', { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } });
    const { metallb } = worldOf([]);
    const found = web(
      planned([...plain, l2('x'), ...nodes.slice(1), silent], { metallb: { ...metallb, memberlist: false } }),
    );
    expect(found).toMatchObject({
      announced: {
        gap: {
          reason: 'node node-a leads layer 2 and runs no speaker, which nobody notices without memberlist',
        },
      },
    });
  });
});
