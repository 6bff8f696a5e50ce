import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { commands, files, objects, render } from './helpers.js';

const key = 'istio-system/istio-ingressgateway';
const withGateway = (istioGateway: object) => ({ [key]: { pool: 'home', istioGateway } });
const file = 'host/istio-gateway.istio-system.istio-ingressgateway.txt';
const gatewayOf = (istioGateway: object) => load(files(withGateway(istioGateway))[file] ?? '');

const gateway = (servers: object[], selector: object = { istio: 'ingressgateway' }) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'istio-ingressgateway', namespace: 'istio-system' },
  spec: { selector, servers },
});
const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] };
const https = { port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['shop.example.com'] };
const redirect = { ...http, tls: { httpsRedirect: true } };

describe('the Istio Gateway behind a Service', () => {
  it('serves plain HTTP when there is no certificate', () => {
    expect(gatewayOf({ hosts: 'shop.example.com' })).toEqual(gateway([http]));
  });

  it.each(['SIMPLE', 'MUTUAL'])('serves HTTPS with TLS %s, and sends HTTP there', (mode) => {
    const tls = { mode, credentialName: 'shop-tls' };
    expect(gatewayOf({ hosts: 'shop.example.com', tls })).toEqual(gateway([{ ...https, tls }, redirect]));
  });

  it('takes SIMPLE unless said otherwise', () => {
    const tls = { credentialName: 'shop-tls' };
    expect(gatewayOf({ hosts: 'shop.example.com', tls })).toEqual(
      gateway([{ ...https, tls: { mode: 'SIMPLE', credentialName: 'shop-tls' } }, redirect]),
    );
  });

  it('selects the pods it is told to', () => {
    expect(gatewayOf({ hosts: 'shop.example.com', selector: { app: 'edge' } })).toEqual(
      gateway([http], { app: 'edge' }),
    );
  });

  it('is applied by its own command, after the binding is prepared and with the Secret before', () => {
    const services = withGateway({ hosts: 'shop.example.com', tls: { credentialName: 'shop-tls' } });
    expect(render(services).handouts.map(({ title, when }) => [title, when])).toEqual([
      ['Secret istio-system/shop-tls: the certificate of the Istio Gateway', 'before'],
      [`${key}: the Istio Gateway behind it`, 'after'],
      [`${key}: bind it`, 'after'],
    ]);
    expect(commands(services)).toEqual([
      'kubectl get secret shop-tls -n istio-system -o name 2>/dev/null || kubectl create secret tls shop-tls -n istio-system --cert=tls.crt --key=tls.key',
      `kubectl apply -f dist/${file}`,
      'kubectl patch service istio-ingressgateway -n istio-system --patch-file dist/patches/service.istio-system.istio-ingressgateway.patch',
    ]);
  });

  it('needs the CA of the clients for MUTUAL', () => {
    const tls = { mode: 'MUTUAL', credentialName: 'shop-tls' };
    expect(commands(withGateway({ hosts: 'shop.example.com', tls }))[0]).toBe(
      'kubectl get secret shop-tls -n istio-system -o name 2>/dev/null || kubectl create secret generic shop-tls -n istio-system --from-file=tls.crt --from-file=tls.key --from-file=ca.crt',
    );
  });

  it('is an object among the others with emit: manifest', () => {
    const services = withGateway({ name: 'shop', hosts: 'shop.example.com', emit: 'manifest' });
    expect(Object.keys(files(services))).toEqual(['patches/service.istio-system.istio-ingressgateway.patch']);
    expect(objects(services)[1]).toEqual({
      ...gateway([http]),
      metadata: { name: 'shop', namespace: 'istio-system' },
    });
    const draft = render(services).drafts[1];
    expect(draft?.use).toBe('apply');
    const base = ['services', key, 'istioGateway'];
    expect(draft?.source(['metadata', 'name'])).toEqual([...base, 'name']);
    expect(draft?.source(['metadata', 'namespace'])).toEqual(base);
    expect(draft?.source(['spec', 'servers', 0, 'hosts', 0])).toEqual([...base, 'hosts', 0]);
    expect(draft?.source(['spec', 'servers', 0, 'tls', 'mode'])).toEqual([...base, 'tls', 'mode']);
    expect(draft?.source(['spec', 'servers', 0, 'port', 'number'])).toEqual(base);
    expect(draft?.source(['spec', 'selector', 'istio'])).toEqual([...base, 'selector', 'istio']);
  });
});
