import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { AddressPool, L2Advertisement, LoadBalancerChart, MetalLb } from '../lib/index.js';

describe('constructs are judged when they are synthesised', () => {
  test('across charts, with the rule and the remedy', () => {
    const app = Testing.app();
    new AddressPool(new Chart(app, 'one'), 'a', { addresses: '10.0.0.0/24' });
    new AddressPool(new Chart(app, 'two'), 'b', { addresses: ['10.0.0.7/32', '10.1.0.0'] });
    expect(() => app.synthYaml()).toThrow(
      new Error(`Validation failed with the following errors:
  [] two/b/Resource: pool b: 10.1.0.0 is a bare address, which MetalLB does not read [addr-format]; write 10.1.0.0/32
  [] two/b/Resource: pool b: 10.0.0.7/32 overlaps 10.0.0.0/24 of pool a [addr-overlap]; give each address to one pool, or merge the two pools`),
    );
  });

  test('the release is that of the MetalLB beside them', () => {
    const chart = Testing.chart();
    new MetalLb(chart, 'metallb', { version: 'v0.15.3' });
    const pool = new AddressPool(chart, 'a', { addresses: '10.0.0.0/24' });
    new L2Advertisement(chart, 'a-l2', {
      pools: [pool.name],
      serviceSelectors: [{ matchLabels: { a: 'b' } }],
    });
    expect(() => Testing.synth(chart)).toThrow(
      'L2Advertisement a-l2 has the field spec.serviceSelectors, which MetalLB v0.15.3 does not know [rel-field]; move to v0.16.0 or newer, which brought it, or remove it',
    );
  });

  test('what is not of MetalLB is left alone', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'mine');
    new ApiObject(chart, 'x', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'x' } });
    new AddressPool(chart, 'a', { addresses: '10.0.0.0/24' });
    expect(app.synthYaml()).toContain('kind: Thing');
  });
});

describe('MetalLb', () => {
  test('shows its parts, and lets them be changed', () => {
    const chart = Testing.chart();
    const metallb = new MetalLb(chart, 'metallb');
    expect([
      metallb.controller.kind,
      metallb.speaker.kind,
      metallb.part('ConfigMap', 'metallb-excludel2').name,
    ]).toEqual(['Deployment', 'DaemonSet', 'metallb-excludel2']);
    metallb.controller.metadata.addLabel('team', 'net');
    expect(metallb.controller.toJson().metadata.labels).toEqual({
      app: 'metallb',
      component: 'controller',
      team: 'net',
    });
    expect(() => metallb.part('Secret', 'nope')).toThrow(
      'MetalLB has no Secret nope here; it has CustomResourceDefinition-',
    );
  });

  test('refuses what the config refuses', () => {
    expect(() => new MetalLb(Testing.chart(), 'metallb', { version: 'v1.0.0' })).toThrow(
      'MetalLb cannot be made:\n  version is no release we know; known are v0.13.10 to v0.16.1: name one of them, or take the manifest of another release as it is with metallb.manifest',
    );
  });
});

describe('LoadBalancerChart', () => {
  test('holds a whole config in one chart, in apply order', () => {
    const chart = new LoadBalancerChart(new App(), 'lb', {
      pools: { home: '10.0.0.0/24' },
      metallb: { install: false },
    });
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['IPAddressPool', 'L2Advertisement']);
    expect(chart.findings).toEqual([]);
  });

  test('takes a manifest as it is, and annotates it as it does what it makes itself', () => {
    const app = new App();
    const made = new LoadBalancerChart(app, 'made', { pools: {} });
    const manifest = Buffer.from(app.synthYaml());
    const read = (path: string) => (path === 'metallb.yaml' ? manifest : undefined);
    const taken = (more: object) =>
      new LoadBalancerChart(new App(), 'taken', {
        pools: {},
        metallb: { manifest: 'metallb.yaml' },
        read,
        ...more,
      });
    expect(Testing.synth(taken({}))).toEqual(Testing.synth(made));
    const annotated = new LoadBalancerChart(new App(), 'lb', {
      pools: {},
      gitops: ['argocd', 'flux', 'kapp'],
    });
    expect(Testing.synth(taken({ gitops: ['argocd', 'flux', 'kapp'] }))).toEqual(Testing.synth(annotated));
    expect(Testing.synth(annotated)).not.toEqual(Testing.synth(made));
  });

  test('does not synthesise what the rules refuse', () => {
    const chart = new LoadBalancerChart(new App(), 'lb', { pools: { home: '10.0.0.9-10.0.0.1' } });
    expect(() => Testing.synth(chart)).toThrow(
      'lb:1:1: error: pool home: 10.0.0.9-10.0.0.1 starts after its end [addr-range-reversed]',
    );
  });
});
