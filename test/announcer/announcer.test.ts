import { describe, expect, it, test } from 'vitest';
import { allocate } from '../../lib/allocator/allocate.js';
import type { ServicePlan } from '../../lib/allocator/outcome.js';
import type { Announcement } from '../../lib/announcer/announcement.js';
import { Announcer } from '../../lib/announcer/announcer.js';
import { electionOrder } from '../../lib/announcer/election.js';
import type { Release } from '../../lib/metallb/releases.js';
import type { World } from '../../lib/world.js';
import { pool, service, worldOf } from '../allocator/worlds.js';
import { bgp, here, l2, node, peer, slice } from './objects.js';

/** How the Service default/web is announced. */
function announced(objects: readonly object[], change: Partial<World> = {}, release?: Release): Announcement {
  const world = { ...worldOf(objects, release), ...change };
  const allocation = allocate(world);
  const { demand, outcome } = allocation.services.get('default/web') as ServicePlan;
  if (outcome.kind !== 'assigned') throw new Error(outcome.kind);
  return new Announcer(world, allocation).announcementOf(demand, outcome) as Announcement;
}

function spread({ coverages }: Announcement) {
  return Object.fromEntries(
    coverages.map(({ advertisement, nodes, hindered }) => [
      advertisement.name,
      [nodes, Object.fromEntries(hindered?.map(({ node, obstacle }) => [node, obstacle]) ?? [])],
    ]),
  );
}

function routes(announcement: Announcement) {
  return announcement.routes.map(({ peer, prefixes, nodes }) => [peer.name, prefixes, nodes]);
}

const main = pool('main', ['192.0.2.10/31']);
const web = service('web');
const three = ['node-a', 'node-b', 'node-c'].map((name) => node(name));

describe('the leader of layer 2', () => {
  it.each([
    ['192.0.2.10', ['node-c', 'node-b', 'node-a']],
    ['192.0.2.11', ['node-a', 'node-c', 'node-b']],
    ['2001:db8::10', ['node-b', 'node-a', 'node-c']],
  ])('of %s is the first by hash', (ip, order) => {
    expect(electionOrder(['node-a', 'node-b', 'node-c'], ip)).toEqual(order);
  });

  it('is elected among the nodes of all advertisements', () => {
    const { layer2 } = announced([main, web, ...three, l2('a', here('node-a')), l2('b', here('node-b'))]);
    expect(layer2).toEqual({ nodes: ['node-a', 'node-b'], leader: 'node-b', interfaces: [] });
  });

  it('is not told where nodes are not known', () => {
    expect(announced([main, web, l2('a')]).layer2).toEqual({
      nodes: undefined,
      leader: undefined,
      interfaces: [],
    });
  });

  it('of the Local policy has an endpoint', () => {
    const local = service('web', { spec: { externalTrafficPolicy: 'Local' } });
    const objects = [main, local, ...three, l2('a')];
    expect(announced(objects).layer2?.leader).toBeUndefined();
    expect(announced([...objects, slice('web', { 'node-a': {}, 'node-b': { ready: false } })])).toMatchObject(
      {
        layer2: { nodes: ['node-a'], leader: 'node-a' },
        coverages: [
          {
            hindered: [
              { node: 'node-b', obstacle: 'no-endpoint' },
              { node: 'node-c', obstacle: 'no-endpoint' },
            ],
          },
        ],
      },
    );
  });

  it('may be a node without a speaker when memberlist is off', () => {
    const tainted = node('node-c', { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } });
    const objects = [main, web, ...three.slice(0, 2), tainted, l2('a'), bgp('b'), peer('tor')];
    const { metallb } = worldOf([]);
    const off = announced(objects, { metallb: { ...metallb, memberlist: false } });
    expect(off.layer2?.leader).toBe('node-c');
    expect(spread(off).b).toEqual([['node-a', 'node-b'], { 'node-c': 'no-speaker' }]);
    expect(announced(objects).layer2?.leader).toBe('node-b');
  });

  it('answers on the interfaces of all advertisements, or on every one', () => {
    const [eth0, eth1] = ['eth0', 'eth1'].map((name) => l2(name, { interfaces: [name] }));
    expect(announced([main, web, eth0 as object, eth1 as object]).layer2?.interfaces).toEqual([
      'eth0',
      'eth1',
    ]);
    expect(announced([main, web, eth0 as object, l2('all')]).layer2?.interfaces).toEqual([]);
  });
});

describe('a node stays out', () => {
  const excluded = { 'node.kubernetes.io/exclude-from-external-load-balancers': '' };
  const cordoned = node('n', { spec: { unschedulable: true } });
  const offline = node('n', { conditions: [{ type: 'NetworkUnavailable', status: 'True' }] });
  const taint = (fields: object) => node('n', { spec: { taints: [fields] } });
  const role = 'node-role.kubernetes.io/control-plane';

  it.each<[string, object, Release, string | undefined]>([
    ['the exclude label', node('n', { labels: excluded }), 'v0.16.1', 'exclude-label'],
    ['the exclude label, not yet known', node('n', { labels: excluded }), 'v0.13.12', undefined],
    ['no network', offline, 'v0.16.1', 'network-unavailable'],
    ['a cordon', cordoned, 'v0.14.9', 'cordoned'],
    ['a cordon, before', cordoned, 'v0.14.8', undefined],
    ['a cordon, after', cordoned, 'v0.15.0', undefined],
    ['a taint', taint({ key: 'gpu', effect: 'NoSchedule' }), 'v0.16.1', 'no-speaker'],
    ['a mild taint', taint({ key: 'gpu', effect: 'PreferNoSchedule' }), 'v0.16.1', undefined],
    ['the taint of a control plane', taint({ key: role, effect: 'NoSchedule' }), 'v0.16.1', undefined],
    ['a harder one', taint({ key: role, effect: 'NoExecute' }), 'v0.16.1', 'no-speaker'],
    ['another system', node('n', { labels: { 'kubernetes.io/os': 'windows' } }), 'v0.16.1', 'no-speaker'],
  ])('%s: %#', (_, object, release, obstacle) => {
    const expected = obstacle ? [[], { n: obstacle }] : [['n'], {}];
    const found = announced([main, web, object, l2('a'), bgp('b'), peer('tor')], {}, release);
    expect(spread(found)).toEqual({ a: expected, b: expected });
  });

  it('unless MetalLB was told to ignore the label, from 0.14.4 on', () => {
    const objects = [main, web, node('n', { labels: excluded }), l2('a')];
    const metallb = { ...worldOf([]).metallb, ignoreExcludeLb: true };
    expect(spread(announced(objects, { metallb })).a).toEqual([['n'], {}]);
    expect(spread(announced(objects, { metallb }, 'v0.14.3')).a).toEqual([[], { n: 'exclude-label' }]);
  });

  it('unless the speakers of this World tolerate its taint', () => {
    const speaker = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'speaker', namespace: 'metallb-system', labels: { app: 'metallb' } },
      spec: { template: { spec: { tolerations: [{ operator: 'Exists' }] } } },
    };
    const tainted = taint({ key: 'gpu', value: 'yes', effect: 'NoExecute' });
    expect(spread(announced([main, web, tainted, l2('a'), speaker])).a).toEqual([['n'], {}]);
  });
});

describe('endpoints', () => {
  const objects = [main, web, ...three, l2('a')];

  it('are taken for granted where nothing is known of them', () => {
    expect(announced(objects)).toMatchObject({ endpoints: undefined, layer2: { leader: 'node-c' } });
  });

  it.each([
    ['ready unset', {}, 3],
    ['serving while it ends', { ready: false, serving: true }, 3],
    ['not ready', { ready: false }, 0],
  ])('count: %s', (_, conditions, nodes) => {
    expect(announced([...objects, slice('web', { 'node-a': conditions })]).layer2?.nodes).toHaveLength(nodes);
  });

  it('are unknown where only others of the namespace have slices', () => {
    const found = announced([...objects, slice('other', { 'node-a': {} })]);
    expect(found.endpoints).toBeUndefined();
    expect(found.layer2?.nodes).toHaveLength(3);
  });
});

describe('advertisements', () => {
  const shop = { serviceSelectors: [{ matchLabels: { app: 'shop' } }] };

  it('select Services from 0.16.0 on', () => {
    expect(announced([main, web, l2('a', shop)]).coverages[0]?.takes).toBe(false);
    expect(announced([main, web, l2('a', shop)]).layer2).toBeUndefined();
    expect(announced([main, web, l2('a', shop)], {}, 'v0.15.3').coverages[0]?.takes).toBe(true);
  });

  it('select pools by name, by label, or all', () => {
    const labelled = {
      ...pool('main', ['192.0.2.10/31']),
      metadata: { name: 'main', namespace: 'metallb-system', labels: { tier: 'x' } },
    };
    const found = announced([
      labelled,
      web,
      l2('all'),
      l2('named', { ipAddressPools: ['main', 'gone'] }),
      l2('labelled', { ipAddressPoolSelectors: [{ matchLabels: { tier: 'x' } }] }),
      l2('other', { ipAddressPools: ['gone'] }),
    ]);
    expect(found.coverages.map(({ advertisement }) => advertisement.name)).toEqual([
      'all',
      'named',
      'labelled',
    ]);
  });
});

describe('BGP', () => {
  const dual = pool('main', ['192.0.2.10/31', '2001:db8::/127']);
  const both = service('web', {
    spec: {
      ipFamilyPolicy: 'RequireDualStack',
      clusterIPs: ['10.96.0.9', 'fd00::9'],
      ipFamilies: ['IPv4', 'IPv6'],
    },
  });
  const peers = [
    peer('four'),
    peer('six', { peerAddress: '2001:db8:1::1' }),
    peer('mixed', { dualStackAddressFamily: true }),
    peer('bare', { peerAddress: undefined, interface: 'eth1' }),
  ];
  const all = ['192.0.2.10/32', '2001:db8::/128'];

  it.each<[Release, Partial<World>, readonly (readonly string[])[]]>([
    ['v0.16.1', {}, [all.slice(0, 1), all.slice(1), all, all]],
    ['v0.14.9', {}, [all, all, all, all]],
    ['v0.16.1', { backend: 'native' }, [all, all, all, all]],
  ])('sends a prefix over peerings of its family: %s %j', (release, change, prefixes) => {
    const found = announced([dual, both, bgp('a'), ...peers], change, release);
    expect(found.routes.map((route) => route.prefixes)).toEqual(prefixes);
  });

  it('keeps the families apart with disableMP before 0.15.0', () => {
    const found = announced([dual, both, bgp('a'), peer('four', { disableMP: true })], {}, 'v0.14.9');
    expect(routes(found)).toEqual([['four', ['192.0.2.10/32'], undefined]]);
  });

  it('goes from nodes that the advertisement and the peer have in common', () => {
    const objects = [
      main,
      web,
      ...three,
      peer('tor-a', here('node-a')),
      peer('tor-b', here('node-b')),
      peer('all'),
    ];
    const advertisement = bgp('a', { ...here('node-a'), aggregationLength: 24, peers: ['tor-a', 'tor-b'] });
    expect(routes(announced([...objects, advertisement]))).toEqual([
      ['tor-a', ['192.0.2.0/24'], ['node-a']],
      ['tor-b', ['192.0.2.0/24'], []],
    ]);
  });

  describe('local preferences that disagree', () => {
    const low = bgp('low', { serviceSelectors: [{}], localPref: 100, ...here('node-a') });
    const high = (spec: object = {}) => bgp('high', { localPref: 200, ...spec });
    const objects = [main, web, ...three.slice(0, 2), peer('tor'), peer('exit', { peerAddress: '10.0.0.2' })];

    it('keep a Service from the nodes they have in common', () => {
      const found = announced([...objects, low, high()]);
      expect(found.conflicts.map((pair) => pair.map(({ name }) => name))).toEqual([['low', 'high']]);
      expect(spread(found)).toEqual({
        low: [[], { 'node-b': 'node-selector', 'node-a': 'localpref-conflict' }],
        high: [['node-b'], { 'node-a': 'localpref-conflict' }],
      });
    });

    test.each([
      ['other nodes', here('node-b')],
      ['other lengths', { aggregationLength: 24 }],
      ['the same preference', { localPref: 100 }],
    ])('do not with %s', (_, spec) => {
      expect(announced([...objects, low, high(spec)]).conflicts).toEqual([]);
    });

    it('do not with other peers, when both name theirs', () => {
      const named = bgp('low', { localPref: 100, peers: ['tor'] });
      expect(announced([...objects, named, high({ peers: ['exit'] })]).conflicts).toEqual([]);
      expect(announced([...objects, named, high()]).conflicts).toHaveLength(1);
    });
  });
});
