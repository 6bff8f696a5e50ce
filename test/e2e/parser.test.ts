import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { KubeObject } from '../../lib/resource.js';
import { type Api, openApi } from './bed/api.js';
import { backends, type Case, casesUpTo, errorsAt, familyOf } from './bed/cases.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { Follower } from './bed/follow.js';
import { startController, startSpeaker } from './bed/metallb.js';
import type { Running } from './bed/processes.js';
import { Tally } from './bed/tally.js';

const node = 'ordinary';
const cases = casesUpTo(400);
const tally = new Tally();

let cluster: Cluster;
let api: Api;
let running: Running[] = [];
let logs: Follower[] = [];

afterEach(async () => {
  for (const one of running) await one.stop();
  for (const log of logs) log.close();
  running = [];
  logs = [];
  await api?.stop();
  await cluster?.stop();
});

afterAll(() => tally.write());

const kinds = new Map(
  Object.entries({
    IPAddressPool: 'ipaddresspools',
    L2Advertisement: 'l2advertisements',
    BGPAdvertisement: 'bgpadvertisements',
    BGPPeer: 'bgppeers',
    BFDProfile: 'bfdprofiles',
    Community: 'communities',
    Secret: 'secrets',
  }),
);

const metallb = 'namespaces/metallb-system';

function pathOf({ apiVersion, kind }: KubeObject): string {
  return `/${apiVersion === 'v1' ? 'api' : 'apis'}/${apiVersion}/${metallb}/${kinds.get(kind)}`;
}

/** What the parsers read, as far as a cluster has it. */
const parsed = ({ kind, metadata }: KubeObject) =>
  kinds.has(kind) && (metadata.namespace ?? 'metallb-system') === 'metallb-system';

/** A speaker leaves out peers and BGP advertisements of other nodes before it parses; here they are those of every node. */
function everywhere(object: KubeObject): KubeObject {
  if (!['BGPPeer', 'BGPAdvertisement'].includes(object.kind)) return object;
  const { nodeSelectors, ...spec } = (object.spec ?? {}) as { nodeSelectors?: unknown };
  return { ...object, spec };
}

/** Cases without Secrets do not know them. */
function secretsFor(resources: readonly KubeObject[]): KubeObject[] {
  if (resources.some(({ kind }) => kind === 'Secret')) return [];
  const names = resources.flatMap(({ kind, spec }) => {
    const { passwordSecret } = (spec ?? {}) as { passwordSecret?: { name?: string } };
    return kind === 'BGPPeer' && passwordSecret?.name ? [passwordSecret.name] : [];
  });
  return [...new Set(names)].map((name) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'metallb-system' },
    type: 'kubernetes.io/basic-auth',
    stringData: { password: 'p' },
  }));
}

async function start(backend: Case['backend']): Promise<void> {
  cluster = await startCluster();
  await apply(cluster, await render(cluster.folder, `pools: {}\nmetallb: {backend: ${backend}}\n`));
  await cluster.kubectl('delete validatingwebhookconfiguration metallb-webhook-configuration');
  api = await openApi(cluster);
  await api.create('/api/v1/nodes', { metadata: { name: node } });
  running = [
    await startController(cluster, backend, ['--log-level=info']),
    await startSpeaker(cluster, node, backend),
  ];
  logs = running.map(({ log }) => new Follower(log));
  await Promise.all(logs.map((log) => log.see('"end reconcile"', 60)));
}

/** What controller and speaker say is wrong with what there is, by ConfigurationState; empty when they take it. */
async function complaints(): Promise<string[]> {
  for (const log of logs) await log.silence(150);
  interface State {
    readonly status?: {
      readonly conditions?: readonly { readonly reason: string; readonly message: string }[];
    };
  }
  const states = (await api.list(`/apis/metallb.io/v1beta1/${metallb}/configurationstates`)) as (KubeObject &
    State)[];
  return states.flatMap(({ status }) =>
    (status?.conditions ?? [])
      .filter(({ reason }) => reason === 'ConfigurationError')
      .map(({ message }) => message),
  );
}

/** What is said about a set without webhooks; undefined when the API server does not take it. */
async function theySay(objects: readonly KubeObject[]): Promise<string[] | undefined> {
  const created: string[] = [];
  try {
    for (const object of objects) {
      await api.create(pathOf(object), object);
      created.push(`${pathOf(object)}/${object.metadata.name}`);
    }
    return await complaints();
  } catch (error) {
    if (error instanceof Error && /"code":(400|422)/.test(error.message)) return undefined;
    throw error;
  } finally {
    for (const path of created) await api.remove(path);
  }
}

describe.skipIf(cases.length === 0)('controller and speaker refuse what we refuse', () => {
  test.each(backends)(
    'with backend %s',
    async (backend) => {
      await start(backend);
      const title = `controller and speaker, ${backend}`;
      for (const one of cases.filter((candidate) => candidate.backend === backend)) {
        const objects = [...one.resources.filter(parsed).map(everywhere), ...secretsFor(one.resources)];
        if (errorsAt(['schema', 'decode'], one, objects).length > 0) continue;
        const said = await theySay(objects);
        if (said === undefined) continue;
        const ours = errorsAt(['webhook', 'speaker'], one, objects);
        tally.add(title, familyOf(one), one.id, ours.length > 0, said.length > 0);
      }
      expect(tally.differences(title)).toEqual([]);
    },
    900_000,
  );
});
