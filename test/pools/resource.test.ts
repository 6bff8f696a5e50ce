import { describe, expect, test } from 'vitest';
import { IpAddressPool } from '../../imports/metallb.io.js';
import { poolSection } from '../../lib/config/pools.js';
import { poolDraft } from '../../lib/pools/resource.js';

const everything = {
  addresses: ['203.0.113.0/26', '2001:db8:1::/64'],
  exclude: ['203.0.113.0', '203.0.113.63'],
  announce: 'none',
  autoAssign: false,
  avoidBuggyIPs: true,
  serviceAllocation: {
    priority: 50,
    namespaces: ['shop'],
    namespaceSelectors: [{ matchLabels: { team: 'shop' } }],
    serviceSelectors: [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['edge'] }] }],
  },
  labels: { site: 'one' },
  annotations: { note: 'kept' },
} as const;

const draft = poolDraft('public', poolSection.parse(structuredClone(everything)), 'metallb-system');

test('a pool with everything, as its imported class renders it', () => {
  const { autoAssign, avoidBuggyIPs, serviceAllocation, labels, annotations } = structuredClone(everything);
  expect(draft.object).toEqual(
    JSON.parse(
      JSON.stringify(
        IpAddressPool.manifest({
          metadata: { name: 'public', namespace: 'metallb-system', labels, annotations },
          spec: {
            addresses: ['203.0.113.1-203.0.113.62', '2001:db8:1::/64'],
            autoAssign,
            avoidBuggyIPs,
            serviceAllocation: serviceAllocation as object,
          },
        }),
      ),
    ),
  );
});

test('a pool by its addresses alone has nothing that MetalLB does not need', () => {
  expect(poolDraft('home', poolSection.parse('192.0.2.0/28'), 'lb').object).toEqual({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'home', namespace: 'lb' },
    spec: { addresses: ['192.0.2.0/28'] },
  });
});

describe('each part points at what it was written as', () => {
  test.each([
    [
      ['spec', 'addresses', 0],
      ['pools', 'public', 'addresses', 0],
    ],
    [
      ['spec', 'addresses', 1],
      ['pools', 'public', 'addresses', 1],
    ],
    [
      ['spec', 'serviceAllocation', 'priority'],
      ['pools', 'public', 'serviceAllocation', 'priority'],
    ],
    [
      ['metadata', 'labels', 'site'],
      ['pools', 'public', 'labels', 'site'],
    ],
    [['spec'], ['pools', 'public']],
  ])('%j', (path, source) => {
    expect(draft.source(path)).toEqual(source);
  });

  test('three parts of one entry point at that entry', () => {
    const pool = poolSection.parse({
      addresses: ['10.0.0.0/24', '10.1.0.0/24'],
      exclude: ['10.0.0.7', '10.0.0.9'],
    });
    const { source } = poolDraft('p', pool, 'lb');
    expect([0, 1, 2, 3].map((index) => source(['spec', 'addresses', index]).at(-1))).toEqual([0, 0, 0, 1]);
  });
});
