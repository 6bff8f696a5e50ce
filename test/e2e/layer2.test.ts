import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { startController, startSpeaker, webhookAnswers } from './bed/metallb.js';
import { createNetwork, join, type Network } from './bed/network.js';
import { type Running, until } from './bed/processes.js';

const pool = '192.168.8.151-192.168.8.198';
const address = '192.168.8.151';

const gateway = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'istio-ingressgateway', namespace: 'istio-system' },
  spec: { type: 'LoadBalancer', selector: { istio: 'ingressgateway' }, ports: [{ port: 80 }] },
};

const endpoints = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name: 'istio-ingressgateway-1',
    namespace: 'istio-system',
    labels: { 'kubernetes.io/service-name': 'istio-ingressgateway' },
  },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.233.64.7'], conditions: { ready: true }, nodeName: 'y-k8s-1' }],
  ports: [{ name: '', port: 8080, protocol: 'TCP' }],
};

let cluster: Cluster;
let lan: Network;
const lanName = `lan-${process.pid}`;
const running: Running[] = [];

beforeAll(async () => {
  cluster = await startCluster();
  lan = createNetwork(lanName);
  join(
    { network: cluster.network, name: cluster.name, address: '192.168.8.116/24' },
    { network: lan, name: lanName, address: '192.168.8.50/24' },
  );
});

afterAll(async () => {
  for (const one of running) await one.stop();
  await cluster?.stop();
  lan?.remove();
});

async function create(...objects: object[]): Promise<void> {
  for (const object of objects)
    expect(await cluster.kubectl('create -f -', JSON.stringify(object))).toMatchObject({ code: 0 });
}

/** The address that the Service shows, or `<pending>`. */
async function externalIp(): Promise<string> {
  const service = await cluster.get<{ status: { loadBalancer: { ingress?: { ip: string }[] } } }>(
    '-n istio-system service istio-ingressgateway',
  );
  return service.status.loadBalancer.ingress?.[0]?.ip ?? '<pending>';
}

/** Hardware address that answers for `ip` on the LAN. */
function arp(ip: string): string | undefined {
  lan.shell(`ip neigh flush all; timeout 3 bash -c 'echo > /dev/udp/${ip}/9; sleep 2'`);
  return /lladdr (\S+)/.exec(lan.shell(`ip neigh show ${ip}`))?.[1];
}

async function applyConfig(config: string): Promise<void> {
  await apply(cluster, await render(cluster.folder, config));
}

test('istio-ingressgateway is pending, gets 192.168.8.151, and answers on the LAN once it is announced', async () => {
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'y-k8s-1', labels: { 'kubernetes.io/hostname': 'y-k8s-1' } },
  };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } };
  await create(node, namespace, gateway, endpoints);
  expect(await externalIp()).toBe('<pending>');

  await applyConfig(`pools: {y-k8s-ip-pool: {addresses: ${pool}, announce: none}}\n`);
  running.push(await startController(cluster), await startSpeaker(cluster, 'y-k8s-1'));
  await webhookAnswers(cluster);
  expect(await until('an address', async () => (await externalIp()) !== '<pending>' && externalIp())).toBe(
    address,
  );
  expect(arp(address)).toBeUndefined();

  await applyConfig(`pools: {y-k8s-ip-pool: ${pool}}\n`);
  const own = /link\/ether (\S+)/.exec(cluster.network.ip('link', 'show', 'eth0'))?.[1];
  expect(await until('an answer to ARP', () => arp(address), 30)).toBe(own);
  expect(arp('192.168.8.152')).toBeUndefined();
});
