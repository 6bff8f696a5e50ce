import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { owners } from '../../lib/config/services.js';
import { ownerTable } from '../../lib/services/owners.js';
import { kubectl, patchLocally } from '../kubectl.js';
import { commands, files, objects, render } from './helpers.js';

interface Case {
  readonly via: (typeof owners)[number];
  readonly title: string;
  readonly service: string;
  readonly settings?: object;
  readonly file: string;
  /** Where the annotations stand in the file. */
  readonly path: readonly (string | number)[];
  readonly commands: readonly string[];
}

const bound = {
  pool: 'home',
  ips: '192.0.2.1',
  sharingKey: 'yes',
  annotations: { 'example.com/on': '12:30' },
};
const annotations = {
  'metallb.io/address-pool': 'home',
  'metallb.io/loadBalancerIPs': '192.0.2.1',
  'metallb.io/allow-shared-ip': 'yes',
  'example.com/on': '12:30',
};

const cases: readonly Case[] = [
  {
    via: 'service',
    title: 'istio-system/istio-ingressgateway: bind it',
    service: 'istio-system/istio-ingressgateway',
    file: 'patches/service.istio-system.istio-ingressgateway.patch',
    path: ['metadata', 'annotations'],
    commands: [
      'kubectl patch service istio-ingressgateway -n istio-system --patch-file dist/patches/service.istio-system.istio-ingressgateway.patch',
    ],
  },
  {
    via: 'istio-helm',
    title: 'Helm values for istio/gateway, to bind istio-ingress/istio-ingress',
    service: 'istio-ingress/istio-ingress',
    file: 'host/istio-helm.istio-ingress.istio-ingress.txt',
    path: ['service', 'annotations'],
    commands: [],
  },
  {
    via: 'istio-operator',
    title: 'IstioOperator overlay, to bind istio-system/istio-ingressgateway',
    service: 'istio-system/istio-ingressgateway',
    file: 'host/istio-operator.istio-system.istio-ingressgateway.txt',
    path: ['spec', 'components', 'ingressGateways', 0, 'k8s', 'serviceAnnotations'],
    commands: [],
  },
  {
    via: 'gateway-api',
    title: 'shop/web-istio: bind it through the gateway shop/web',
    service: 'shop/web-istio',
    file: 'patches/gateway.shop.web.patch',
    path: ['spec', 'infrastructure', 'annotations'],
    commands: [
      'kubectl patch gateways.gateway.networking.k8s.io web -n shop --type merge --patch-file dist/patches/gateway.shop.web.patch',
    ],
  },
  {
    via: 'ingress-nginx-helm',
    title: 'Helm values for ingress-nginx/ingress-nginx, to bind ingress-nginx/ingress-nginx-controller',
    service: 'ingress-nginx/ingress-nginx-controller',
    file: 'host/ingress-nginx-helm.ingress-nginx.ingress-nginx-controller.txt',
    path: ['controller', 'service', 'annotations'],
    commands: [],
  },
  {
    via: 'envoy-gateway',
    title: 'envoy-gateway-system/envoy-shop-eg-5391c79d: bind it through the envoyproxy shop/edge',
    service: 'envoy-gateway-system/envoy-shop-eg-5391c79d',
    settings: { owner: 'shop/edge' },
    file: 'patches/envoyproxy.shop.edge.patch',
    path: ['spec', 'provider', 'kubernetes', 'envoyService', 'annotations'],
    commands: [
      'kubectl patch envoyproxies.gateway.envoyproxy.io edge -n shop --type merge --patch-file dist/patches/envoyproxy.shop.edge.patch',
    ],
  },
  {
    via: 'traefik-helm',
    title: 'Helm values for traefik/traefik, to bind traefik/traefik',
    service: 'traefik/traefik',
    file: 'host/traefik-helm.traefik.traefik.txt',
    path: ['service', 'annotations'],
    commands: [],
  },
];

const valueAt = (value: unknown, path: readonly (string | number)[]) =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

it('has a case for each owner', () => {
  expect(cases.map(({ via }) => via)).toEqual(owners);
});

describe.each(cases)('via $via', ({ via, title, service, settings, file, path, commands: expected }) => {
  const config = { [service]: { ...bound, via, ...settings } };
  const text = files(config)[file] ?? '';

  it('writes the one file that its owner reads', async () => {
    expect(Object.keys(files(config))).toEqual([file]);
    await expect(text).toMatchFileSnapshot(`../fixtures/services/${via}.txt`);
  });

  it('holds the annotations where the owner looks, also for a reader of YAML 1.1', () => {
    expect(valueAt(load(text), path)).toEqual(annotations);
    expect(valueAt(load(text, { schema: YAML11_SCHEMA }), path)).toEqual(annotations);
  });

  it('comes with its commands', () => {
    expect(commands(config)).toEqual(expected);
    expect(render(config).handouts.map(({ title, when }) => ({ title, when }))).toEqual([
      { title, when: expected.length > 0 ? 'after' : 'reference' },
    ]);
  });

  it('leaves the Service in the World with the annotations it will have', () => {
    expect(objects(config)[0]?.metadata.annotations).toEqual(annotations);
  });
});

describe('the name of the owner', () => {
  it.each([
    ['gateway-api', 'a/web', 'patches/gateway.a.web.patch'],
    ['gateway-api', 'a/web-istio', 'patches/gateway.a.web.patch'],
    ['service', 'a/web-istio', 'patches/service.a.web-istio.patch'],
    ['envoy-gateway', 'a/web', 'patches/envoyproxy.a.web.patch'],
  ])('via %s is taken from the Service %s', (via, service, file) => {
    expect(Object.keys(files({ [service]: { ...bound, via } }))).toEqual([file]);
  });

  it('is the one of the config, in the namespace of the Service unless said otherwise', () => {
    const named = (owner: string) => Object.keys(files({ 'a/b': { ...bound, via: 'gateway-api', owner } }));
    expect(named('edge')).toEqual(['patches/gateway.a.edge.patch']);
    expect(named('infra/edge')).toEqual(['patches/gateway.infra.edge.patch']);
  });
});

describe('via gateway-api with request: addresses', () => {
  const config = { 'a/web': { pool: 'home', ips: '192.0.2.1', via: 'gateway-api', request: 'addresses' } };

  it('asks by spec.addresses, and not by the annotation as well, which MetalLB would refuse', () => {
    expect(load(files(config)['patches/gateway.a.web.patch'] ?? '')).toEqual({
      spec: {
        infrastructure: { annotations: { 'metallb.io/address-pool': 'home' } },
        addresses: [{ type: 'IPAddress', value: '192.0.2.1' }],
      },
    });
    expect(objects(config)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace: 'a', annotations: { 'metallb.io/address-pool': 'home' } },
        spec: { type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' },
      },
    ]);
  });

  it('needs no annotations', () => {
    const alone = { 'a/web': { ips: '192.0.2.1', via: 'gateway-api', request: 'addresses' } };
    expect(load(files(alone)['patches/gateway.a.web.patch'] ?? '')).toEqual({
      spec: { addresses: [{ type: 'IPAddress', value: '192.0.2.1' }] },
    });
    expect(render(alone).drafts[0]?.use).toBe('patch');
  });
});

describe.skipIf(!kubectl)(`a patch, applied by kubectl${kubectl ? '' : ' (skipped: there is none)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-metallb-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const patched = (config: object, object: object) => {
    const [text] = Object.values(files(config));
    const file = join(folder, 'a.patch');
    writeFileSync(file, text ?? '');
    const [{ via = 'service' } = {}] = Object.values(config);
    const owner = ownerTable[via as 'service'];
    return patchLocally(object, file, owner.form === 'patch' && owner.custom ? 'merge' : 'strategic');
  };

  it('adds to a Service nothing but its annotations', () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'istio-ingressgateway',
        namespace: 'istio-system',
        annotations: { kept: 'yes' },
        labels: { app: 'istio-ingressgateway' },
      },
      spec: {
        type: 'LoadBalancer',
        ports: [{ name: 'https', port: 443, targetPort: 8443, nodePort: 30443, protocol: 'TCP' }],
        selector: { istio: 'ingressgateway' },
      },
    };
    const config = { 'istio-system/istio-ingressgateway': bound };
    const expected = structuredClone(service);
    Object.assign(expected.metadata.annotations, annotations);
    expect(patched(config, service)).toEqual(expected);
  });

  it('leaves the listeners and further annotations of a Gateway alone', () => {
    const object = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        gatewayClassName: 'istio',
        infrastructure: { annotations: { kept: 'yes' }, labels: { kept: 'yes' } },
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
      },
    };
    const expected = structuredClone(object);
    Object.assign(expected.spec.infrastructure.annotations, annotations);
    expect(patched({ 'shop/web-istio': { ...bound, via: 'gateway-api' } }, object)).toEqual(expected);
  });

  it('leaves the other settings of an EnvoyProxy alone', () => {
    const object = {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'EnvoyProxy',
      metadata: { name: 'edge', namespace: 'shop' },
      spec: {
        logging: { level: { default: 'warn' } },
        provider: { type: 'Kubernetes', kubernetes: { envoyService: { externalTrafficPolicy: 'Local' } } },
      },
    };
    const expected = structuredClone(object);
    Object.assign(expected.spec.provider.kubernetes.envoyService, { annotations });
    const config = { 'envoy-gateway-system/e': { ...bound, via: 'envoy-gateway', owner: 'shop/edge' } };
    expect(patched(config, object)).toEqual(expected);
  });
});
