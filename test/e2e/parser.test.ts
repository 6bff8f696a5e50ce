import { afterAll, test } from 'vitest';
import type { Backend } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { type Api, pathOf, Refused } from './bed/api.js';
import { type Bed, compareAll, withBed } from './bed/backend.js';
import { backends, type Case, errorsAt, familyOf, ownCases, publishedCases, stageOf } from './bed/cases.js';
import { Follower } from './bed/follow.js';
import { startController, startSpeaker } from './bed/metallb.js';
import { Tally } from './bed/tally.js';

const node = 'ordinary';
/** Sets of objects, by what the tables call them. */
const cases = new Map([
  ['controller and speaker', publishedCases()],
  ['controller and speaker, cases of our rules', ownCases().filter((one) => stageOf(one) === 'speaker')],
]);
const tally = new Tally();

afterAll(() => tally.write());

const metallb = 'namespaces/metallb-system';
const kinds = [
  'IPAddressPool',
  'L2Advertisement',
  'BGPAdvertisement',
  'BGPPeer',
  'BFDProfile',
  'Community',
  'Secret',
];

/** What the parsers read, as far as a cluster has it. */
const parsed = ({ kind, metadata }: KubeObject) =>
  kinds.includes(kind) && metadata.namespace === 'metallb-system';

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

/** Controller and speaker of a backend without webhooks, and their logs. */
interface Parsers {
  readonly api: Api;
  readonly logs: readonly Follower[];
}

/** Starts them, and waits until they have taken what there is. */
async function startParsers({ cluster, api, running }: Bed, backend: Backend): Promise<Parsers> {
  await cluster.kubectl('delete validatingwebhookconfiguration metallb-webhook-configuration');
  await api.create('/api/v1/nodes', { metadata: { name: node } });
  const controller = running(await startController(cluster, backend, ['--log-level=info']));
  const speaker = running(await startSpeaker(cluster, node, backend));
  const logs = [controller, speaker].map(({ log }) => new Follower(log));
  await Promise.all(logs.map((log) => log.see('"end reconcile"', 60)));
  return { api, logs };
}

/** What controller and speaker say is wrong with what there is, by ConfigurationState; empty when they take it. */
async function complaints({ api, logs }: Parsers): Promise<string[]> {
  await Promise.all(logs.map((log) => log.silence(200)));
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
async function theySay(parsers: Parsers, objects: readonly KubeObject[]): Promise<string[] | undefined> {
  const created: string[] = [];
  try {
    for (const object of objects) {
      await parsers.api.create(pathOf(object), object);
      created.push(`${pathOf(object)}/${object.metadata.name}`);
    }
    return await complaints(parsers);
  } catch (error) {
    if (error instanceof Refused && [400, 422].includes(error.status)) return undefined;
    throw error;
  } finally {
    for (const path of created) await parsers.api.remove(path);
  }
}

async function compare(parsers: Parsers, title: string, one: Case): Promise<void> {
  const objects = [...one.resources.filter(parsed).map(everywhere), ...secretsFor(one.resources)];
  if (errorsAt(['schema', 'decode'], one, objects).length > 0) return;
  const said = await theySay(parsers, objects);
  if (said === undefined) return;
  // A Secret elsewhere is not sent, but says that Secrets are known.
  const elsewhere = one.resources.filter((object) => object.kind === 'Secret' && !parsed(object));
  const ours = errorsAt(['webhook', 'speaker'], one, [...objects, ...elsewhere]);
  tally.add(title, familyOf(one), one.id, ours.length > 0, said.length > 0);
}

// They are waited for more than they work: several of them at once take less time.
test.concurrent.each(backends)(
  'controller and speaker refuse what we refuse, with backend %s',
  (backend) =>
    withBed(backend, async (bed) => {
      const parsers = await startParsers(bed, backend);
      await compareAll(tally, cases, backend, (title, one) => compare(parsers, title, one));
      for (const log of parsers.logs) log.close();
    }),
  900_000,
);
