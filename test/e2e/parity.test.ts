import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { KubeObject } from '../../lib/resource.js';
import { backends, type Case, casesUpTo, errorsAt, familyOf } from './bed/cases.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { startController, webhookAnswers } from './bed/metallb.js';
import type { Running } from './bed/processes.js';
import { Tally } from './bed/tally.js';

const cases = casesUpTo(200);
const tally = new Tally();

/** What the API server judges by schema, decoding and webhook: MetalLB's kinds, and the nodes its webhooks look at. */
const judged = (object: KubeObject) => object.apiVersion.startsWith('metallb.io/');
const needed = (object: KubeObject) => object.kind === 'Node';
/** Cases without nodes do not know them: there is at least one, and nothing is special about it. */
const ordinary: KubeObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'ordinary' } };
const kinds = 'bgpadvertisements,l2advertisements,bgppeers,bfdprofiles,communities,ipaddresspools';
/** Whether one of our findings is an error that the API server or a webhook gives. */
function weRefuse(one: Case): boolean {
  const seen = one.resources.filter((object) => judged(object) || needed(object));
  return errorsAt(['schema', 'decode', 'webhook'], one, seen).length > 0;
}

let cluster: Cluster;
let controller: Running | undefined;
/** Whether the ordinary node is the only one. */
let hasOrdinary = false;

afterEach(async () => {
  await controller?.stop();
  await cluster?.stop();
});

afterAll(() => tally.write());

async function send(
  words: string,
  objects: readonly KubeObject[],
): Promise<{ refused: boolean; text: string }> {
  if (objects.length === 0) return { refused: false, text: '' };
  const { code, text } = await cluster.kubectl(
    `${words} -f -`,
    objects.map((object) => JSON.stringify(object)).join('\n---\n'),
  );
  if (/failed calling webhook/.test(text)) throw new Error(text);
  return { refused: code !== 0, text };
}

/** The verdict on a set: each object as it is created, then each again among all of them. */
async function theyRefuse({ resources }: Case): Promise<boolean> {
  const objects = resources.filter(judged);
  const nodes = resources.filter(needed);
  if (nodes.length > 0 || !hasOrdinary) await send('apply', nodes.length > 0 ? nodes : [ordinary]);
  hasOrdinary = nodes.length === 0;
  const created = await send('create', objects);
  const again = created.refused ? created : await send('replace --dry-run=server', objects);
  const isEmpty = created.refused && objects.length === 1;
  if (!isEmpty) await cluster.kubectl(`-n metallb-system delete ${kinds} --all --wait=false`);
  if (nodes.length > 0) await cluster.kubectl('delete nodes --all --wait=false');
  return again.refused;
}

describe.skipIf(cases.length === 0)('schema, decoding and webhook refuse what we refuse', () => {
  test.each(backends)(
    'with backend %s',
    async (backend) => {
      cluster = await startCluster();
      hasOrdinary = false;
      const dist = await render(cluster.folder, `pools: {}\nmetallb: {backend: ${backend}}\n`);
      await apply(cluster, dist);
      controller = await startController(cluster, backend);
      await webhookAnswers(cluster);
      for (const one of cases.filter((candidate) => candidate.backend === backend)) {
        tally.add(`webhook, ${backend}`, familyOf(one), one.id, weRefuse(one), await theyRefuse(one));
      }
      expect(tally.differences(`webhook, ${backend}`)).toEqual([]);
    },
    900_000,
  );
});
