import { afterEach, expect, test } from 'vitest';
import type { KubeObject } from '../../lib/resource.js';
import { addressesOf } from './allocation/judge.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { rendered } from './bed/dist.js';
import { startController, webhookAnswers } from './bed/metallb.js';
import { type Running, until } from './bed/processes.js';

let cluster: Cluster;
let controller: Running | undefined;

afterEach(async () => {
  await controller?.stop();
  await cluster?.stop();
});

const pools = `pools:
  home: 192.168.8.151-192.168.8.198
  lab: {addresses: [10.9.0.0/30], autoAssign: false}
`;

const service = (name: string, annotations: object = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
  });

async function follow(commands: readonly string[]): Promise<void> {
  for (const line of commands) {
    const { code, text } = await cluster.shell(line);
    expect([line, code, text]).toEqual([line, 0, text]);
  }
}

/** Addresses by Service, once each of them has one. */
function addresses(count: number): Promise<Record<string, string>> {
  return until(`${count} addresses`, async () => {
    const { items } = await cluster.get<{ items: KubeObject[] }>('services -n default');
    const all = items.flatMap((one) => {
      const [ip] = addressesOf(one);
      return ip ? [[one.metadata.name, ip]] : [];
    });
    return all.length === count && Object.fromEntries(all);
  });
}

test('v0.16.1 over v0.14.9: the commands of the summary delete nothing, and no address moves', async () => {
  cluster = await startCluster();
  await follow(
    (await rendered(cluster.folder, `${pools}metallb: {backend: native, version: v0.14.9}\n`)).commands,
  );
  controller = await startController(cluster, 'native', [], { old: true });
  await webhookAnswers(cluster);
  const wishes = {
    first: {},
    second: {},
    asked: { 'metallb.universe.tf/loadBalancerIPs': '192.168.8.190' },
    lab: { 'metallb.universe.tf/address-pool': 'lab' },
    third: {},
  };
  for (const [name, annotations] of Object.entries(wishes)) {
    expect(await cluster.kubectl('create -f -', service(name, annotations))).toMatchObject({ code: 0 });
    await addresses(Object.keys(wishes).indexOf(name) + 1);
  }
  // The first address is free again: whoever is given one anew would get it.
  await cluster.kubectl('-n default delete service first');
  const before = await addresses(4);
  expect(before).toEqual({
    second: '192.168.8.152',
    asked: '192.168.8.190',
    lab: '10.9.0.0',
    third: '192.168.8.153',
  });

  const since = cluster.requests().length;
  await follow((await rendered(cluster.folder, `${pools}metallb: {backend: native}\n`)).commands);
  await controller.stop();
  controller = await startController(cluster);
  await webhookAnswers(cluster);
  expect(await addresses(4)).toEqual(before);
  const deletions = cluster
    .requests()
    .slice(since)
    .filter(({ verb, userAgent }) => verb.startsWith('delete') && !userAgent.startsWith('kube-apiserver'));
  expect(deletions.map(({ objectRef }) => `${objectRef?.resource} ${objectRef?.name}`)).toEqual([]);
  expect(await cluster.kubectl('create -f -', service('new'))).toMatchObject({ code: 0 });
  expect(await addresses(5)).toEqual({ ...before, new: '192.168.8.151' });
});
