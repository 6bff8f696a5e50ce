import { describe, expect, it } from 'vitest';
import { advertisementRendering } from '../../lib/advertisements/resource.js';
import { configSchema } from '../../lib/config/schema.js';

const render = (config: object) => advertisementRendering(configSchema.parse(config));
const objects = (config: object) => render(config).drafts.map(({ object }) => object);

const announcing = (kind: string, pool: string, namespace = 'metallb-system') => ({
  apiVersion: 'metallb.io/v1beta1',
  kind,
  metadata: { name: pool, namespace },
  spec: { ipAddressPools: [pool] },
});

describe('the advertisement of a pool', () => {
  it('is layer 2 unless said otherwise, named like the pool and listing only it', () => {
    expect(objects({ pools: { home: '192.0.2.0/28', lab: '192.0.2.16/28' } })).toEqual([
      announcing('L2Advertisement', 'home'),
      announcing('L2Advertisement', 'lab'),
    ]);
  });

  it.each([
    ['layer2', ['L2Advertisement']],
    ['bgp', ['BGPAdvertisement']],
    ['none', []],
    [
      ['layer2', 'bgp'],
      ['L2Advertisement', 'BGPAdvertisement'],
    ],
    [['bgp', 'bgp'], ['BGPAdvertisement']],
    [[], []],
  ])('with announce %j is %j', (announce, kinds) => {
    expect(objects({ pools: { home: { addresses: '192.0.2.0/28', announce } } })).toEqual(
      kinds.map((kind) => announcing(kind, 'home')),
    );
  });

  it('lives in the namespace of MetalLB', () => {
    const config = { metallb: { namespace: 'lb' }, pools: { home: '192.0.2.0/28' } };
    expect(objects(config)).toEqual([announcing('L2Advertisement', 'home', 'lb')]);
  });

  it('comes from the pool, and its content from announce', () => {
    const [draft] = render({ pools: { home: '192.0.2.0/28' } }).drafts;
    expect(draft?.use).toBe('apply');
    expect(draft?.source(['metadata', 'name'])).toEqual(['pools', 'home']);
    expect(draft?.source(['spec', 'ipAddressPools', 0])).toEqual(['pools', 'home', 'announce']);
  });
});
