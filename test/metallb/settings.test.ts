import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { type MetalLbInput, metallbSection } from '../../lib/config/metallb.js';
import { propsOf } from '../../lib/config/props.js';
import { metallbRendering } from '../../lib/metallb/resource.js';
import type { KubeObject } from '../../lib/resource.js';
import { chartValues } from '../../scripts/chart-values.js';
import { changes } from './changes.js';

interface Case {
  /** Values of the chart that the setting stands for. */
  readonly chart: string;
  readonly base?: MetalLbInput;
  readonly set: MetalLbInput;
}

const fixtures = new URL('../fixtures/metallb/', import.meta.url);
const cases = load(readFileSync(new URL('settings.yaml', fixtures), 'utf8')) as readonly Case[];

function rendered(input: MetalLbInput): { objects: KubeObject[]; findings: string[] } {
  const config = propsOf(metallbSection, input, 'metallb');
  const { drafts, findings } = metallbRendering(config, config.backend ?? 'native', () => undefined);
  return {
    objects: drafts.map(({ object }) => object),
    findings: findings.map(({ severity, message, remedy }) => `${severity}: ${message}; ${remedy}`),
  };
}

test('each setting changes exactly what it is for', async () => {
  const text = cases.map(({ chart, base = {}, set }) => {
    const { objects, findings } = rendered({ ...base, ...set });
    const lines = [...findings, ...changes(rendered(base).objects, objects)];
    expect(lines, chart).not.toEqual([]);
    const head = `${chart}\n  ${JSON.stringify({ ...base, ...set })}\n`;
    return `${head}${lines.map((line) => `  ${line}\n`).join('')}`;
  });
  await expect(text.join('\n')).toMatchFileSnapshot('../fixtures/metallb/settings.txt');
});

function isSet(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return typeof value === 'object' && value !== null && key in value
    ? isSet((value as Record<string, unknown>)[key], rest)
    : false;
}

test('each value of the chart is set in some case', () => {
  const keys = chartValues.flatMap(({ key }) => (key === undefined ? [] : [key]));
  expect(keys.filter((key) => !cases.some(({ set }) => isSet(set, key.split('.'))))).toEqual([]);
});

const findingsOf = (input: MetalLbInput) => rendered(input).findings;

describe('what does not go together is refused', () => {
  test.each<[MetalLbInput, string]>([
    [
      { version: 'v0.15.3', tls: { curvePreferences: [29] } },
      'error: metallb.tls.curvePreferences came with v0.16.0, and the release is v0.15.3; remove it, or take v0.16.0 or newer',
    ],
    [
      { metrics: { frrPort: 9999 } },
      'error: metallb.metrics.frrPort is for backend frr, and the backend is native; remove it, or write backend: frr',
    ],
    [
      { frrK8s: { resources: { limits: { cpu: 1 } } } },
      'error: metallb.frrK8s.resources changes nothing: what it is for is not rendered in v0.16.1 with backend native and these settings; remove it, or the setting that keeps the other from being rendered',
    ],
    [
      { version: 'v0.13.12', backend: 'frr-k8s' },
      'error: metallb.backend is frr-k8s, which came with v0.14.0; take v0.14.0 or newer, or another backend',
    ],
    [
      { speaker: { memberlist: false, nodeSelector: { rack: 'a' } } },
      'error: metallb.speaker.memberlist is false, so every node counts as a speaker, but a nodeSelector keeps speakers off some; keep memberlist, or remove the nodeSelector of the speakers',
    ],
    [
      { backend: 'frr-k8s', frrK8s: { nodeSelector: { rack: 'a' } } },
      'error: metallb.frrK8s.nodeSelector keeps frr-k8s off nodes where speakers run (nodeSelector of speaker and frrK8s do not agree), and nothing speaks BGP there; write it under metallb.placement, which holds for both',
    ],
    [
      { speaker: { containers: { frr: { resources: {} } } } },
      'error: metallb.speaker.containers.frr is no container of v0.16.1 with backend native; name one of speaker',
    ],
    [
      { controller: { labels: { app: 'mine' } } },
      'error: metallb.controller.labels.app is a label by which the workload finds its pods, and cannot be another; use another label',
    ],
    [
      { metrics: { scrapeAnnotations: true } },
      'error: metallb.metrics.scrapeAnnotations needs prometheus: without it MetalLB may not ask who a scraper is, and refuses every one; write fixes: [metrics-rbac] or prometheus: {serviceMonitor: false}, or false here',
    ],
    [
      { tls: { speakerMetricsSecret: 'mine' } },
      'warning: metallb.tls.speakerMetricsSecret is shown to nobody: without prometheus MetalLB may not ask who a scraper is, and refuses every one; write fixes: [metrics-rbac] or prometheus: {serviceMonitor: false}',
    ],
    [
      { metrics: { port: 7946 } },
      'error: metallb.metrics.port is 7946, which metallb.speaker.memberlist.port is too: both are opened on the node; give each a port of its own',
    ],
    [
      { tls: { cipherSuites: ['TLS_AES_128_GCM_SHA256'] } },
      'error: metallb.tls.cipherSuites has no effect: cipher suites are chosen in TLS 1.2, and TLS 1.3 is the oldest that is spoken; write tls.minVersion: VersionTLS12, or remove it',
    ],
  ])('%j', (input, finding) => {
    expect(findingsOf(input)).toContain(finding);
  });
});

test.each<MetalLbInput>([
  { prometheus: { serviceMonitor: false } },
  { fixes: ['metrics-rbac'] },
  { fixes: true },
])('metrics may be looked at with %j', (input) => {
  const settings = { metrics: { scrapeAnnotations: true }, tls: { controllerMetricsSecret: 'mine' } };
  expect(findingsOf({ ...settings, ...input })).toEqual([]);
});

test('placement is one for all three, and frr-k8s agrees with the speakers', () => {
  expect(findingsOf({ backend: 'frr-k8s', placement: { nodeSelector: { rack: 'a' } } })).toEqual([]);
});
