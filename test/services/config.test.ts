import { describe, expect, it } from 'vitest';
import { mistakes } from '../mistakes.js';

const service = (fields: string) => mistakes(`services:\n  shop/web: {${fields}}\n`);

describe('a Service in the config', () => {
  it.each([
    ['web', 'web'],
    ['shop/web/x', 'shop/web/x'],
    ['Shop/web', 'Shop/web'],
    ['shop/1web', 'shop/1web'],
  ])('is not called %s', (key) => {
    expect(mistakes(`services:\n  ${key}: {pool: home}\n`)).toEqual([
      `2:3 services["${key}"] is no Service [config-name] write NAMESPACE/NAME, such as istio-system/istio-ingressgateway; the name starts with a letter`.replace(
        'services["web"]',
        'services.web',
      ),
    ]);
  });

  it('of our own needs ports, and no other owner', () => {
    expect(service('emit: manifest')).toEqual([
      '2:13 services["shop/web"].ports is missing, and emit: manifest makes a whole Service [config-value] list its ports',
    ]);
    expect(service('emit: manifest, ports: [80], via: istio-helm')).toEqual([
      '2:20 services["shop/web"].emit manifest makes a Service of our own, and via says that istio-helm owns it [config-value] remove one of the two',
    ]);
  });

  it('has a request only through the Gateway API, for one address', () => {
    expect(service('request: addresses, ips: 192.0.2.1')).toEqual([
      '2:23 services["shop/web"].request addresses is about a Gateway of the Gateway API [config-value] remove it, or set via: gateway-api',
    ]);
    expect(service('request: addresses, via: gateway-api, ips: [192.0.2.1, "2001:db8::1"]')).toEqual([
      '2:23 services["shop/web"].request addresses takes one address, and ips has 2 [config-value] ask for them by annotations',
    ]);
  });

  it('has an Istio Gateway only behind Istio', () => {
    expect(service('via: traefik-helm, istioGateway: {hosts: a.example.com}')).toEqual([
      '2:47 services["shop/web"].istioGateway does not go with via: traefik-helm [config-value] remove one of the two',
    ]);
  });

  it('has ports that exist', () => {
    expect(service('ports: [0]')).toEqual([
      '2:22 services["shop/web"].ports[0] 0 is below the smallest value, 1 [config-value] write 1 or more',
    ]);
    expect(service('ports: [99999/UDP]')).toEqual([
      '2:22 services["shop/web"].ports[0] 99999/UDP is no port [config-value] ports go from 1 to 65535',
    ]);
    expect(service('ports: [http]')).toEqual([
      '2:22 services["shop/web"].ports[0] http is no port [config-value] write a number for TCP, or NUMBER/PROTOCOL such as 53/UDP',
    ]);
  });

  it('names its owner as an object is named', () => {
    expect(service('owner: a/b/c')).toEqual([
      '2:21 services["shop/web"].owner a/b/c is no name of an object [config-value] write NAME, or NAMESPACE/NAME',
    ]);
  });
});
