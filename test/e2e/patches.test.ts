import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KubeObject } from '../../lib/resource.js';
import { type Answer, type Cluster, startCluster } from './bed/cluster.js';
import { rendered } from './bed/dist.js';

const captures = new URL('../fixtures/kube-proxy/', import.meta.url);
const captured = load(readFileSync(new URL('kubeadm-1.33-ipvs.yaml', captures), 'utf8')) as ConfigMap;

type ConfigMap = KubeObject & { readonly data: Readonly<Record<string, string>> };

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});

afterAll(() => cluster?.stop());

async function ok(answer: Promise<Answer>): Promise<Answer> {
  const { code, text } = await answer;
  expect([code, text]).toEqual([0, text]);
  return answer;
}

const create = (object: object) => ok(cluster.kubectl('create -f -', JSON.stringify(object)));

describe('kube-proxy', () => {
  const here = '-n kube-system configmap kube-proxy';
  const { name, namespace, labels, annotations } = captured.metadata;
  const conf = captured.data['config.conf'] as string;
  const strict = conf.replace('strictARP: false', 'strictARP: true');

  beforeEach(async () => {
    await cluster.kubectl(`delete ${here}`);
    await create({ ...captured, metadata: { name, namespace, labels, annotations } });
  });

  /** The recipe that is found everywhere, for another key. */
  const recipe =
    'kubectl -n kube-system get configmap kube-proxy -o yaml | sed -e "s/enableProfiling: false/enableProfiling: true/" | kubectl apply -f - -n kube-system';

  async function synthesized(emit: string) {
    const { text } = await ok(cluster.shell('kubectl -n kube-system get configmap kube-proxy -o yaml'));
    const config = `kubeProxy: {mode: ipvs, configMap: capture.yaml, emit: ${emit}}\npools: {home: 192.168.8.151/32}\n`;
    return rendered(cluster.folder, config, { 'capture.yaml': text });
  }

  async function patch(): Promise<void> {
    const { commands } = await synthesized('patch');
    const ours = commands.filter((line) => line.includes('configmap kube-proxy'));
    expect(ours).toHaveLength(2);
    for (const line of ours) await ok(cluster.shell(line));
  }

  const manifest = (flags: string) => async () => {
    const { dist } = await synthesized('manifest');
    await ok(cluster.shell(`kubectl apply ${flags} -f ${dist}/15-kube-proxy.k8s.yaml`));
  };

  const ways = [
    ['the patch', patch],
    ['the manifest, client-side', manifest('')],
    ['the manifest, server-side', manifest('--server-side --force-conflicts')],
  ] as const;

  test.each(ways)('%s turns strict ARP on, and leaves every other key as kubeadm made it', async (_, way) => {
    await way();
    const { data, metadata } = await cluster.get<ConfigMap>(here);
    expect(data).toEqual({ ...captured.data, 'config.conf': strict });
    expect(metadata.labels).toEqual(labels);
  });

  test.each(ways)('%s does the same after sed and apply', async (_, way) => {
    await ok(cluster.shell(recipe));
    const text = strict.replace('enableProfiling: false', 'enableProfiling: true');
    await way();
    const { data } = await cluster.get<ConfigMap>(here);
    expect(data).toEqual({ ...captured.data, 'config.conf': text });
  });
});

test('a bound Service keeps all that its owner wrote', async () => {
  const port = (name: string, number: number) => ({
    name,
    port: number,
    protocol: 'TCP',
    targetPort: number,
  });
  const labels = { app: 'istio-ingressgateway', istio: 'ingressgateway' };
  await create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } });
  await create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'istio-ingressgateway',
      namespace: 'istio-system',
      labels: { ...labels, 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        'meta.helm.sh/release-name': 'istio-ingressgateway',
        'metallb.universe.tf/address-pool': 'old',
      },
    },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      ports: [port('status-port', 15021), port('http2', 80), port('https', 443)],
      selector: labels,
    },
  });
  const where = '-n istio-system service istio-ingressgateway';
  const before = await cluster.get<KubeObject>(where);
  const config = `pools: {home: 192.168.8.151-192.168.8.198}
services: {istio-system/istio-ingressgateway: {pool: home, ips: 192.168.8.151}}
`;
  const { commands } = await rendered(cluster.folder, config);
  const ours = commands.filter((line) => line.includes('istio-ingressgateway'));
  expect(ours).toHaveLength(1);
  await ok(cluster.shell(ours[0] as string));
  const after = await cluster.get<KubeObject>(where);
  expect(after.spec).toEqual(before.spec);
  expect(after.metadata.labels).toEqual(before.metadata.labels);
  expect(after.metadata.annotations).toEqual({
    'meta.helm.sh/release-name': 'istio-ingressgateway',
    'metallb.io/address-pool': 'home',
    'metallb.io/loadBalancerIPs': '192.168.8.151',
    'metallb.universe.tf/address-pool': 'old',
  });
});
