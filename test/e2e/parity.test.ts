import { afterAll, test } from 'vitest';
import { identityOf, type KubeObject, refOf } from '../../lib/resource.js';
import { type Api, pathOf, Refused } from './bed/api.js';
import { compareAll, withBed } from './bed/backend.js';
import { backends, type Case, errorsAt, familyOf, ownCases, publishedCases, unlike } from './bed/cases.js';
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
  [['webhook', publishedCases()] as const, ['webhook, cases of our rules', ownCases()] as const].map(
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

// The webhooks ask the API server 20 times a second at most: several of them do more.
test.concurrent.each(backends)(
  'schema, decoding and webhook refuse what we refuse, with backend %s',
  (backend) =>
    withBed(backend, async ({ cluster, api, running }) => {
      await api.create('/api/v1/namespaces', { metadata: { name: 'web' } });
      running(await startController(cluster, backend));
      await webhookAnswers(cluster);
      await compareAll(tally, cases, backend, async (title, one) =>
        tally.add(title, familyOf(one), one.id, weRefuse(one), await theyRefuse(api, one)),
      );
    }),
  900_000,
);
