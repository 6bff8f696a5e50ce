import { describe, expect, it } from 'vitest';
import { commands, files, objects, render } from './helpers.js';

const gateway = 'istio-system/istio-ingressgateway';
const pool = { pool: 'home', ips: '192.168.8.151' };

describe('a Service that exists', () => {
  it('is bound by a patch of its annotations alone', () => {
    expect(files({ [gateway]: pool })).toEqual({
      'patches/service.istio-system.istio-ingressgateway.patch':
        'metadata:\n  annotations:\n    metallb.io/address-pool: home\n    metallb.io/loadBalancerIPs: 192.168.8.151\n',
    });
  });

  it('comes with the command that applies the patch, after the folder', () => {
    const [handout] = render({ [gateway]: pool }).handouts;
    expect(handout).toMatchObject({
      title: `${gateway}: bind it`,
      when: 'after',
    });
    expect(commands({ [gateway]: pool })).toEqual([
      'kubectl patch service istio-ingressgateway -n istio-system --patch-file dist/patches/service.istio-system.istio-ingressgateway.patch',
    ]);
  });

  it('is in the World as it will be, to be patched', () => {
    const described = {
      ...pool,
      sharingKey: 'edge',
      labels: { tier: 'edge' },
      annotations: { note: 'hand-made' },
      ports: [80, '53/UDP', { port: 443, name: 'https', targetPort: 8443, nodePort: 30443 }],
      selector: { istio: 'ingressgateway' },
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      externalTrafficPolicy: 'Local',
      loadBalancerClass: 'metallb',
    };
    expect(render({ [gateway]: described }).drafts[0]?.use).toBe('patch');
    expect(objects({ [gateway]: described })).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: 'istio-ingressgateway',
          namespace: 'istio-system',
          labels: { tier: 'edge' },
          annotations: {
            'metallb.io/address-pool': 'home',
            'metallb.io/loadBalancerIPs': '192.168.8.151',
            'metallb.io/allow-shared-ip': 'edge',
            note: 'hand-made',
          },
        },
        spec: {
          type: 'LoadBalancer',
          loadBalancerClass: 'metallb',
          externalTrafficPolicy: 'Local',
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          ports: [
            { name: 'tcp-80', port: 80, protocol: 'TCP' },
            { name: 'udp-53', port: 53, protocol: 'UDP' },
            { name: 'https', port: 443, protocol: 'TCP', targetPort: 8443, nodePort: 30443 },
          ],
          selector: { istio: 'ingressgateway' },
        },
      },
    ]);
  });

  it('that asks for nothing is merely known', () => {
    const rendering = render({ 'a/b': { ports: [80] } });
    expect(rendering.handouts).toEqual([]);
    expect(rendering.drafts.map(({ object, use }) => ({ object, use }))).toEqual([
      {
        use: 'known',
        object: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'b', namespace: 'a' },
          spec: { type: 'LoadBalancer', ports: [{ port: 80, protocol: 'TCP' }] },
        },
      },
    ]);
  });

  it.each([
    ['v0.14.8', 'metallb.universe.tf'],
    ['v0.14.9', 'metallb.io'],
    ['v0.16.1', 'metallb.io'],
  ])('has the annotations that %s reads: %s', (version, prefix) => {
    const [service] = objects({ 'a/b': { pool: 'home' } }, { metallb: { version } });
    expect(service?.metadata.annotations).toEqual({ [`${prefix}/address-pool`]: 'home' });
  });

  it('with two addresses asks for both', () => {
    const [service] = objects({ 'a/b': { ips: ['192.0.2.1', '2001:db8::1'] } });
    expect(service?.metadata.annotations).toEqual({ 'metallb.io/loadBalancerIPs': '192.0.2.1,2001:db8::1' });
  });
});

describe('the origin of a field', () => {
  const [draft] = render({
    'a/b': { pool: 'home', ips: '192.0.2.1', annotations: { note: 'x' }, ports: [80], labels: { l: 'm' } },
  }).drafts;

  it.each([
    [['metadata', 'name'], []],
    [['metadata', 'annotations'], []],
    [['metadata', 'annotations', 'metallb.io/address-pool'], ['pool']],
    [['metadata', 'annotations', 'metallb.io/loadBalancerIPs'], ['ips']],
    [
      ['metadata', 'annotations', 'note'],
      ['annotations', 'note'],
    ],
    [
      ['metadata', 'labels', 'l'],
      ['labels', 'l'],
    ],
    [['spec'], []],
    [['spec', 'type'], []],
    [
      ['spec', 'ports', 0, 'port'],
      ['ports', 0, 'port'],
    ],
    [['spec', 'externalTrafficPolicy'], ['externalTrafficPolicy']],
    [
      ['spec', 'loadBalancerIP'],
      ['ips', 0],
    ],
  ])('%j is the setting %j', (path, setting) => {
    expect(draft?.source(path)).toEqual(['services', 'a/b', ...setting]);
  });
});

describe('emit: manifest', () => {
  const service = { pool: 'home', emit: 'manifest', ports: [80], selector: { app: 'web' } };

  it('is a whole Service of our own, and no patch', () => {
    const rendering = render({ 'shop/web': service });
    expect(rendering.handouts).toEqual([]);
    expect(rendering.drafts.map(({ object, use }) => ({ object, use }))).toEqual([
      {
        use: 'apply',
        object: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: {
            name: 'web',
            namespace: 'shop',
            annotations: { 'metallb.io/address-pool': 'home' },
          },
          spec: {
            type: 'LoadBalancer',
            ports: [{ port: 80, protocol: 'TCP' }],
            selector: { app: 'web' },
          },
        },
      },
    ]);
  });
});

describe('an address that exclude took out of the pool', () => {
  const pools = { home: { addresses: '192.0.2.0/28', exclude: ['192.0.2.1', '192.0.2.2-192.0.2.3'] } };

  it('is refused with the addresses that are left out', () => {
    expect(render({ 'a/b': { pool: 'home', ips: '192.0.2.2' } }, { pools }).findings).toEqual([
      {
        rule: 'svc-excluded',
        severity: 'error',
        message:
          'services["a/b"].ips[0] 192.0.2.2 is left out of pool home, whose exclude has 192.0.2.1-192.0.2.3',
        remedy: 'ask for an address the pool has, or take this one out of its exclude',
        path: ['services', 'a/b', 'ips', 0],
      },
    ]);
  });

  it('is no matter elsewhere', () => {
    expect(render({ 'a/b': { pool: 'home', ips: '192.0.2.4' } }, { pools }).findings).toEqual([]);
    expect(render({ 'a/b': { pool: 'other', ips: '192.0.2.2' } }, { pools }).findings).toEqual([]);
    expect(render({ 'a/b': { ips: 'nonsense', pool: 'home' } }, { pools }).findings).toEqual([]);
  });
});

describe('two Services with one owner', () => {
  it('are refused, since each would write the same patch', () => {
    const bound = { pool: 'home', via: 'gateway-api', owner: 'web' };
    expect(render({ 'a/b': bound, 'a/c': bound }).findings).toEqual([
      {
        rule: 'svc-owner',
        severity: 'error',
        message:
          'services["a/c"].owner is the owner of services["a/b"] too, and one owner binds one Service: both would write patches/gateway.a.web.patch',
        remedy: 'name the owner of each with owner',
        path: ['services', 'a/c', 'owner'],
      },
    ]);
  });
});
