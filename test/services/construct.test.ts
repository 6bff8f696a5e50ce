import { Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { IstioGateway, LoadBalancerService } from '../../lib/services/construct.js';
import { objects } from './helpers.js';

describe('LoadBalancerService', () => {
  const web = { pool: 'home', ips: '192.0.2.1', ports: [80, 443], selector: { app: 'web' } };

  it('is what emit: manifest makes of the same settings', () => {
    const chart = Testing.chart();
    new LoadBalancerService(chart, 'web', { namespace: 'shop', ...web });
    expect(Testing.synth(chart)).toEqual(objects({ 'shop/web': { ...web, emit: 'manifest' } }));
  });

  it('writes the annotations that the release reads', () => {
    const chart = Testing.chart();
    const props = { namespace: 'shop', name: 'other', release: 'v0.13.12', ...web } as const;
    const { apiObject } = new LoadBalancerService(chart, 'web', props);
    expect(apiObject.toJson().metadata).toEqual({
      name: 'other',
      namespace: 'shop',
      annotations: {
        'metallb.universe.tf/address-pool': 'home',
        'metallb.universe.tf/loadBalancerIPs': '192.0.2.1',
      },
    });
  });

  it('needs ports', () => {
    const chart = Testing.chart();
    expect(() => new LoadBalancerService(chart, 'web', { namespace: 'shop', pool: 'home' })).toThrow(
      new Error(
        'LoadBalancerService shop/web cannot be made:\n  ports is missing, and emit: manifest makes a whole Service: list its ports',
      ),
    );
  });
});

describe('IstioGateway', () => {
  it('is what istioGateway makes of the same settings', () => {
    const chart = Testing.chart();
    const gateway = { hosts: 'shop.example.com', tls: { credentialName: 'shop-tls' } };
    new IstioGateway(chart, 'gateway', {
      service: { namespace: 'istio-system', name: 'istio-ingressgateway' },
      ...gateway,
    });
    const services = {
      'istio-system/istio-ingressgateway': { istioGateway: { ...gateway, emit: 'manifest' } },
    };
    expect(Testing.synth(chart)).toEqual([objects(services)[1]]);
  });
});
