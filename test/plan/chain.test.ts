import { describe, expect, it } from 'vitest';
import { type Chain, chainOf } from '../../lib/plan/chain.js';
import { pool, service, worldOf } from '../allocator/worlds.js';
import { bgp, here, l2, node, peer, slice } from '../announcer/objects.js';

function chain(objects: readonly object[]): Chain {
  return chainOf(worldOf(objects), 'default/web') as Chain;
}

/** The details of a link, by its title. */
function details({ links, answers }: Chain, title: string): readonly string[] | undefined {
  return [...links, ...(answers[0]?.links ?? [])].find((link) => link.title === title)?.details;
}

function pools(objects: readonly object[]): readonly string[] | undefined {
  return details(chain(objects), 'Pools');
}

const main = pool('main', ['192.0.2.0/30']);
const nodes = ['node-a', 'node-b', 'node-c'].map((name) => node(name));

it('goes from the Service to the router', () => {
  const edge = bgp('edge', { communities: ['64500:1'], localPref: 50, ...here('node-b') });
  const objects = [
    main,
    service('web'),
    ...nodes,
    slice('web', { 'node-a': {} }),
    l2('lan'),
    edge,
    peer('tor'),
  ];
  expect(chain(objects)).toEqual({
    service: 'default/web',
    links: [
      {
        title: 'Service',
        verdict: 'ok',
        says: 'of type LoadBalancer, without a class: MetalLB serves it',
        details: [],
      },
      {
        title: 'Pools',
        verdict: 'ok',
        says: 'it asks for none: main',
        details: ['main is taken: it is open to every Service'],
      },
      { title: 'Address', verdict: 'ok', says: '192.0.2.0 of pool main', details: [] },
    ],
    answers: [
      {
        pool: 'main',
        ips: ['192.0.2.0'],
        links: [
          { title: 'Advertisements', verdict: 'ok', says: 'layer2 lan, bgp edge', details: [] },
          { title: 'Endpoints', verdict: 'ok', says: 'serving on node-a', details: [] },
          {
            title: 'Nodes',
            verdict: 'ok',
            says: 'node-a, node-b, node-c of 3',
            details: [
              'layer2 lan: node-a, node-b, node-c',
              'bgp edge: node-b',
              'bgp edge, not: node-a, node-c is not selected by nodeSelectors',
            ],
          },
          {
            title: 'Layer 2',
            verdict: 'ok',
            says: 'node-a answers for 192.0.2.0',
            details: ['if it fails, one of 2 others takes over'],
          },
          {
            title: 'BGP',
            verdict: 'ok',
            says: 'tor hears of it',
            details: ['tor (10.0.0.1, AS 64501) sees 192.0.2.0/32 by way of node-b, communities 64500:1'],
          },
        ],
      },
    ],
  });
});

describe('pools', () => {
  const pinned = (name: string, third: number, priority: number) =>
    pool(name, [`192.0.${third}.0/32`], { serviceAllocation: { priority, namespaces: ['default'] } });

  it('are tried by priority, then the open ones', () => {
    const objects = [
      main,
      pinned('second', 4, 20),
      pinned('first', 3, 10),
      pool('closed', ['192.0.9.0/32'], { autoAssign: false }),
      pool('theirs', ['192.0.8.0/32'], { serviceAllocation: { namespaces: ['shop'] } }),
      service('before'),
      service('web'),
    ];
    expect(pools(objects)).toEqual([
      'second is taken: it is pinned to the Service, priority 20',
      'main is passed over: it is open to every Service, and comes later',
      'first is passed over: it has no address left',
      'closed is passed over: it has autoAssign: false',
      'theirs is passed over: it is for namespace shop',
    ]);
  });

  it('are passed over when they lack the family', () => {
    const six = service('web', { spec: { ipFamilies: ['IPv6'] } });
    expect(pools([main, six])).toEqual(['main is passed over: it has no IPv6 addresses']);
  });

  it('are those that have what the Service asks for', () => {
    const asks = service('web', { annotations: { 'metallb.io/loadBalancerIPs': '192.0.2.1' } });
    expect(pools([pool('other', ['198.51.100.0/30']), main, asks])).toEqual([
      'main is taken: it has 192.0.2.1',
      'other is passed over: it does not have the address',
    ]);
  });

  it('say whom they are for', () => {
    const named = service('web', { annotations: { 'metallb.io/address-pool': 'theirs' } });
    const theirs = pool('theirs', ['192.0.8.0/32'], { serviceAllocation: { namespaces: ['shop'] } });
    expect(pools([main, theirs, named])).toEqual([
      'main is passed over: it is not the one asked for',
      'theirs is passed over: it is the one asked for, and is for namespace shop',
    ]);
  });

  it('do not matter to a Service that keeps what it has', () => {
    expect(pools([main, service('web', { held: ['192.0.2.3'] })])).toEqual([
      'main is taken: the Service has 192.0.2.3 of it, and keeps it',
    ]);
  });
});

describe('the first broken link', () => {
  it.each<[string, readonly object[], object | undefined]>([
    [
      'is the Service',
      [main, service('web', { spec: { type: 'ClusterIP' } })],
      {
        link: 'Service',
        reason: 'it is of type ClusterIP, and only Services of type LoadBalancer get an address',
        remedy: 'set spec.type to LoadBalancer if it should have one',
      },
    ],
    [
      'is the address',
      [service('web')],
      {
        link: 'Address',
        reason: 'none: there is no IPAddressPool in namespace metallb-system',
        remedy: 'add a pool with addresses of your network',
      },
    ],
    [
      'is the advertisement',
      [main, service('web')],
      {
        link: 'Advertisements',
        reason: 'no advertisement selects pool main',
        remedy: 'add an L2Advertisement or BGPAdvertisement that selects it',
      },
    ],
    [
      'is where the nodes are',
      [main, service('web'), l2('lan', here('node-z')), ...nodes.slice(0, 1)],
      {
        link: 'Nodes',
        reason: 'no node announces it: node-a is not selected by nodeSelectors',
        remedy: 'let nodeSelectors of an advertisement match a node',
      },
    ],
    [
      'is where the peers are',
      [main, service('web'), bgp('edge')],
      { link: 'BGP', reason: 'it is announced by BGP, and there is no BGPPeer', remedy: 'add a BGPPeer' },
    ],
    [
      'is none when one of two addresses is announced',
      [main, pool('b', ['198.51.100.0/30']), service('web'), l2('lan', { ipAddressPools: ['b'] })],
      undefined,
    ],
  ])('%s', (_, objects, broken) => {
    expect(chain(objects).broken).toEqual(broken);
  });

  it('ends the chain', () => {
    const [answer] = chain([main, service('web'), l2('lan', here('node-z')), ...nodes]).answers;
    expect(answer?.links.map(({ title }) => title)).toEqual(['Advertisements', 'Endpoints', 'Nodes']);
  });

  it('is the configuration when the controller refuses it', () => {
    const refusal = { reason: 'pool a overlaps pool b', remedy: 'merge them' };
    expect(chainOf(worldOf([main, service('web')]), 'default/web', [refusal])?.broken).toMatchObject({
      link: 'Configuration',
      remedy: 'merge them',
    });
  });
});

it('says which address a Service loses', () => {
  expect(details(chain([main, service('web', { held: ['198.51.100.9'] })]), 'Address')).toEqual([
    'it had 198.51.100.9, and loses it',
  ]);
});

it('knows no Service that is not there', () => {
  expect(chainOf(worldOf([main]), 'default/web')).toBeUndefined();
});
