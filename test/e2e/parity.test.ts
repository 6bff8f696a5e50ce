import { afterAll, expect, test } from 'vitest';
import type { Backend } from '../../lib/metallb/releases.js';
import { identityOf, type KubeObject, refOf } from '../../lib/resource.js';
import { type Api, openApi, pathOf, Refused } from './bed/api.js';
import { backends, type Case, casesUpTo, errorsAt, familyOf, ownCases, unlike } from './bed/cases.js';
import { startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { startController, webhookAnswers } from './bed/metallb.js';
import { until } from './bed/processes.js';
import { Tally } from './bed/tally.js';

const tally = new Tally();

/**
 * What the API server judges by schema, decoding and webhook: MetalLB's kinds, but for the one that the controller writes, and the
 * nodes that its webhooks look at.
 */
const judged = ({ apiVersion, kind }: KubeObject) =>
  apiVersion.startsWith('metallb.io/') && kind !== 'ConfigurationState';
const needed = (object: KubeObject) => object.kind === 'Node';
/** Cases without nodes do not know them: there is at least one, and nothing is special about it. */
const ordinary: KubeObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'ordinary' } };
const nodes = '/api/v1/nodes';

const sent = (object: KubeObject) => judged(object) || needed(object);

/** Whether there is something to judge, no object is there twice, and no number is beyond what JavaScript writes exactly. */
function canBeSent({ resources }: Case): boolean {
  const objects = resources.filter(sent);
  const ids = objects.map((object) => identityOf(refOf(object)));
  const exact = !/\d{17}/.test(JSON.stringify(objects));
  return resources.some(judged) && new Set(ids).size === ids.length && exact;
}

/** Sets of objects, by what the tables call them. */
const cases = new Map(
  [['webhook', casesUpTo(400)] as const, ['webhook, cases of our rules', ownCases()] as const].map(
    ([title, all]) => [title, unlike(all, sent).filter(canBeSent)],
  ),
);

/** Whether one of our findings is an error that the API server or a webhook gives. */
function weRefuse(one: Case): boolean {
  return errorsAt(['schema', 'decode', 'webhook'], one, one.resources.filter(sent)).length > 0;
}

afterAll(() => tally.write());

/** What the answer is, or nothing when it is a refusal. */
async function taken<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && !/failed calling webhook/.test(error.message)) return undefined;
    throw error;
  }
}

/** The verdict on a set: each object as it is created, then each again among all of them. */
async function theyRefuse(api: Api, { resources }: Case): Promise<boolean> {
  const own = resources.filter(needed);
  const paths: string[] = [];
  const create = async (path: string, object: KubeObject) => {
    const made = await taken(api.create(`${path}?fieldValidation=Strict`, object));
    if (made) paths.push(`${path}/${made.metadata.name}`);
    return made;
  };
  try {
    for (const node of own.length > 0 ? own : [ordinary]) await create(nodes, node);
    const made: KubeObject[] = [];
    let refused = false;
    for (const object of resources.filter(judged)) {
      const one = await create(pathOf(object), object);
      if (one) made.push(object);
      else refused = true;
    }
    if (refused) return true;
    const again = made.map((object) =>
      taken(api.patch(`${pathOf(object)}/${object.metadata.name}?dryRun=All&fieldValidation=Strict`, object)),
    );
    return (await Promise.all(again)).includes(undefined);
  } finally {
    await wipe(api, paths);
  }
}

/** Profiles come last: one that a peer names is not let go. */
async function wipe(api: Api, paths: readonly string[]): Promise<void> {
  const isProfile = (path: string) => path.includes('/bfdprofiles/');
  const others = paths.filter((path) => !isProfile(path));
  await Promise.all(others.map((path) => api.remove(path)));
  for (const path of paths.filter(isProfile))
    await until(`${path} is gone`, () => taken(api.remove(path).then(() => true)));
}

/** An API server with the webhooks of a backend, for as long as `judge` takes. */
async function withWebhooks(backend: Backend, judge: (api: Api) => Promise<void>): Promise<void> {
  const cluster = await startCluster();
  const parts: { stop(): Promise<void> }[] = [cluster];
  try {
    await apply(cluster, await render(cluster.folder, `pools: {}\nmetallb: {backend: ${backend}}\n`));
    const api = await openApi(cluster);
    parts.unshift(api);
    await api.create('/api/v1/namespaces', { metadata: { name: 'web' } });
    parts.unshift(await startController(cluster, backend));
    await webhookAnswers(cluster);
    await judge(api);
  } finally {
    for (const part of parts) await part.stop();
  }
}

// The webhooks ask the API server 20 times a second at most: several of them do more.
test.concurrent.each(backends)(
  'schema, decoding and webhook refuse what we refuse, with backend %s',
  (backend) =>
    withWebhooks(backend, async (api) => {
      const differences: string[] = [];
      for (const [set, all] of cases) {
        const title = `${set}, ${backend}`;
        for (const one of all.filter((candidate) => candidate.backend === backend))
          tally.add(title, familyOf(one), one.id, weRefuse(one), await theyRefuse(api, one));
        differences.push(...tally.differences(title));
      }
      expect(differences).toEqual([]);
    }),
  900_000,
);
