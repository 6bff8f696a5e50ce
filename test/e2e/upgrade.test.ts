import { afterEach, expect, test } from 'vitest';
import type { KubeObject } from '../../lib/resource.js';
import type { Upgrade } from '../../lib/upgrade/upgrade.js';
import { addressesOf } from './allocation/judge.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { rendered } from './bed/dist.js';
import { startController, webhookAnswers } from './bed/metallb.js';
import { hostAddress } from './bed/network.js';
import { type Running, until } from './bed/processes.js';
import { dump, happened, report } from './bed/upgrade.js';

let cluster: Cluster;
let controller: Running | undefined;

afterEach(async () => {
  await controller?.stop();
  controller = undefined;
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

/** Runs a line that has to succeed; what it prints. */
async function ok(line: string): Promise<string> {
  const { code, text } = await cluster.shell(line);
  expect([line, code, text]).toEqual([line, 0, text]);
  return text;
}

/** Applies a config, whose last section is `metallb`, for a release, as the summary says. */
async function follow(config: string, version: string): Promise<void> {
  for (const line of (await rendered(cluster.folder, `${config}\n  version: ${version}\n`)).commands)
    await ok(line);
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

/** Starts the controller with the arguments that its Deployment has, and waits for its webhook. */
async function startDeployed(old: boolean): Promise<void> {
  const words =
    '-n metallb-system deployment controller -o jsonpath={.spec.template.spec.containers[0].args[*]}';
  const { out } = await cluster.kubectl(`get ${words}`);
  controller = await startController(cluster, 'native', out.split(' '), { old });
  await webhookAnswers(cluster);
}

/** The status that a server of the controller answers with, or why there is no answer. */
async function answer(url: string, flags = '', token = ''): Promise<string> {
  const script = `fetch("${url}", {headers: {authorization: "Bearer ${token}"}}).then(({status}) => console.log(status), ({cause}) => console.log(cause.code))`;
  return (
    await ok(`NODE_TLS_REJECT_UNAUTHORIZED=0 ${process.execPath} --no-warnings ${flags} -e '${script}'`)
  ).trim();
}

const [plain, secure] = [`http://${hostAddress}:7472/metrics`, `https://${hostAddress}:9120/metrics`];
const webhook = `https://${hostAddress}:9443/`;

const tooOld = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION';

/** A token of an account that may do what the report says a scraper has to be granted. */
async function scraper(): Promise<string> {
  await ok('kubectl create serviceaccount scraper');
  await ok('kubectl create clusterrole scraper --verb=get --non-resource-url=/metrics');
  await ok(
    'kubectl create clusterrolebinding scraper --clusterrole=scraper --serviceaccount=default:scraper',
  );
  return (await ok('kubectl create token scraper')).trim();
}

/** How often the API server has seen a new spec of each workload. */
function generations(): Promise<string> {
  const fields = '{.kind} {.metadata.name} {.metadata.generation}';
  return ok(
    `kubectl -n metallb-system get daemonsets,deployments -o jsonpath='{range .items[*]}${fields};{end}'`,
  );
}

test('v0.16.1 over v0.14.9: no address moves, nothing is deleted, and what was said is what happens', async () => {
  cluster = await startCluster();
  const config = `${pools}metallb:\n  backend: native`;
  await follow(config, 'v0.14.9');
  await startDeployed(true);
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
  expect([await answer(plain), await answer(webhook, '--tls-max-v1.2')]).toEqual(['200', '404']);
  const old = await dump(cluster, 'before');
  expect(await generations()).toBe('DaemonSet speaker 1;Deployment controller 1;');

  const since = cluster.requests().length;
  await follow(config, 'v0.16.1');
  await controller?.stop();
  await startDeployed(false);
  expect(await addresses(4)).toEqual(before);
  const deletions = cluster
    .requests()
    .slice(since)
    .filter(({ verb, userAgent }) => verb.startsWith('delete') && !userAgent.startsWith('kube-apiserver'));
  expect(deletions.map(({ objectRef }) => `${objectRef?.resource} ${objectRef?.name}`)).toEqual([]);

  const said: Upgrade = JSON.parse(await report(cluster.folder, config, ['v0.14.9', 'v0.16.1'], 'json'));
  expect(await happened(old, await dump(cluster, 'after'))).toEqual(said);
  expect(said.difference.workloads.map(({ workload, change }) => `${workload.kind} ${change}`)).toEqual([
    'DaemonSet rolls',
    'Deployment rolls',
  ]);
  expect(await generations()).toBe('DaemonSet speaker 2;Deployment controller 2;');
  // What no object shows, each with its proof below.
  expect(said.notes.map(({ says }) => says)).toEqual([
    'interfaces lxc* of Cilium answer no ARP and no neighbour discovery',
    'ConfigurationState objects say whether controller and speakers have taken the configuration',
    'metrics are served by HTTPS on 9120, to accounts that may see them; until v0.15.3 by HTTP on 7472',
    'TLS 1.3 is the oldest version that controller and webhook speak; until v0.15.3 TLS 1.2',
    'a controller that is ready may not answer the webhook yet; until v0.15.3 it was ready when it did',
  ]);
  expect(await ok('kubectl get configmap metallb-excludel2 -n metallb-system -o yaml')).toContain('^lxc');
  expect(await ok(`${/kubectl.*-n \S+/.exec(said.notes[1]?.after ?? '')?.[0]} --no-headers`)).toMatch(
    /^controller +Valid\b/,
  );
  expect([
    await answer(plain),
    await answer(secure),
    await answer(secure, '', await scraper()),
    await answer(webhook),
    await answer(webhook, '--tls-max-v1.2'),
    await answer(secure, '--tls-max-v1.2'),
  ]).toEqual(['ECONNREFUSED', '401', '200', '404', tooOld, tooOld]);
  expect(await cluster.kubectl('create -f -', service('new'))).toMatchObject({ code: 0 });
  expect(await addresses(5)).toEqual({ ...before, new: '192.168.8.151' });
});

const peers = `pools: {home: {addresses: [192.168.8.0/24], announce: bgp}}
peers: {tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}}
`;

test.each([
  ['v0.13.12', 'v0.16.1', 'FRR', `${pools}metallb:\n  backend: frr`],
  // Without fixes, older CRDs have AS numbers of int32, which this API server refuses.
  ['v0.15.3', 'v0.16.1', 'peers', `${peers}metallb:\n  fixes: true`],
])('%s to %s, %s: what the report says of objects is what the server has', async (from, to, _, config) => {
  cluster = await startCluster();
  await follow(config, from);
  const before = await dump(cluster, 'before');
  await follow(config, to);
  const said: Upgrade = JSON.parse(await report(cluster.folder, config, [from, to], 'json'));
  const told = await report(cluster.folder, config, [from, to], 'text');
  const deletions = told.match(/^ {2}kubectl delete .*/gm) ?? [];
  for (const line of deletions) expect(await ok(line)).toMatch(/^\S+ "\S+" deleted/);
  const { vanished, leftovers } = said.difference;
  expect(deletions.length).toBe(vanished.length);
  expect(leftovers).toEqual([]);
  // What is in a cluster is not known to be ours, and a dump has no config to find fault with.
  expect(await happened(before, await dump(cluster, 'after'))).toEqual({
    ...said,
    difference: { ...said.difference, vanished: [] },
    findings: [],
  });
});
