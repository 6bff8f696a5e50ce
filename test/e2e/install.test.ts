import { afterEach, expect, test } from 'vitest';
import { nodeIo } from '../../lib/cli/node-io.js';
import { readSide } from '../../lib/cli/side.js';
import { backends, isSince, type Release } from '../../lib/metallb/releases.js';
import { identityOf, type KubeObject, refOf } from '../../lib/resource.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { creations, rendered } from './bed/dist.js';

let cluster: Cluster;

afterEach(() => cluster?.stop());

/** The last release of each line. */
const lines: readonly Release[] = ['v0.13.12', 'v0.14.9', 'v0.15.3', 'v0.16.1'];
const installs = lines.flatMap((release) =>
  backends
    .filter((backend) => backend !== 'frr-k8s' || isSince(release, '0.14.0'))
    .map((backend) => [release, backend, ''] as const),
);
const gitops = 'gitops: [argocd, flux, kapp]';
const pool = 'pools: {home: 192.168.8.151-192.168.8.198}';

/** Runs the commands of the summary as they are; what kubectl says of each object. */
async function follow(commands: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const line of commands) {
    const { code, text } = await cluster.shell(line);
    expect([line, code, text]).toEqual([line, 0, text]);
    said.push(
      ...text
        .split('\n')
        .filter((one) => /^\S+ (created|configured|unchanged|serverside-applied)$/.test(one)),
    );
  }
  return said;
}

/** What the API server and kubectl add. */
const added = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.daemonset.template.generation',
];

/** The annotations of each object, by identity. */
function annotations(objects: readonly KubeObject[]): Record<string, [string, unknown][]> {
  return Object.fromEntries(
    objects.map((object) => [
      identityOf(refOf(object)),
      Object.entries(object.metadata.annotations ?? {})
        .filter(([name]) => !added.includes(name))
        .sort(),
    ]),
  );
}

test.each([...installs, ['v0.16.1', 'frr-k8s', gitops] as const])(
  '%s with backend %s %s: the commands of the summary, and again',
  async (release, backend, more) => {
    cluster = await startCluster();
    const { commands, dist } = await rendered(
      cluster.folder,
      `${pool}\nmetallb: {version: ${release}, backend: ${backend}}\n${more}\n`,
    );
    await follow(commands);
    const { items } = await cluster.get<{ items: KubeObject[] }>(`-f ${dist}`);
    expect(annotations(items)).toEqual(annotations((await readSide(nodeIo, dist)).rendered));
    const custom = ['ipaddresspools', 'l2advertisements'];
    const hook = 'validatingwebhookconfigurations';
    const order = creations(cluster).filter((resource) => [...custom, hook].includes(resource));
    expect(order.slice(0, 3)).toEqual([...custom, hook]);
    const again = await follow(commands);
    expect(again.filter((line) => !line.endsWith(' unchanged'))).toEqual(
      again.filter((line) => line.startsWith('validatingwebhookconfiguration')),
    );
    expect(again.length).toBeGreaterThan(20);
  },
);

test('metallb.install: false brings pools alone to a MetalLB that is there', async () => {
  cluster = await startCluster();
  const { commands } = await rendered(cluster.folder, 'pools: {}\n');
  await follow(commands);
  await cluster.kubectl('delete validatingwebhookconfiguration metallb-webhook-configuration');
  const ours = await rendered(cluster.folder, `${pool}\nmetallb: {install: false}\n`);
  expect(await follow(ours.commands)).toEqual([
    'ipaddresspool.metallb.io/home created',
    'l2advertisement.metallb.io/home created',
  ]);
});
