import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Backend } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { check, rules } from '../../lib/rules/index.js';
import { worldOfManifests } from '../../lib/world.js';
import { type Cluster, startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { startController, webhookAnswers } from './bed/metallb.js';
import type { Running } from './bed/processes.js';
import { Tally } from './bed/tally.js';
import { versionOf } from './binaries/folders.js';

interface Case {
  readonly id: string;
  readonly rule?: string;
  readonly release: string;
  readonly backend: Backend;
  readonly resources: readonly KubeObject[];
}

const folder = new URL('../../../shared/cases/', import.meta.url).pathname;
const cases = existsSync(folder) ? casesIn(folder) : [];
const tally = new Tally();

function casesIn(path: string): Case[] {
  const single = readdirSync(path).filter((name) => name.endsWith('.yaml'));
  const random = readFileSync(`${path}random.jsonl`, 'utf8').split('\n').filter(Boolean);
  return [
    ...single.map((name) => load(readFileSync(path + name, 'utf8')) as Case),
    ...random.slice(0, 200).map((line) => JSON.parse(line) as Case),
  ].filter(({ release }) => release.endsWith('0.16.1'));
}

/** What the API server judges by schema, decoding and webhook: MetalLB's kinds, and the nodes its webhooks look at. */
const judged = (object: KubeObject) => object.apiVersion.startsWith('metallb.io/');
const needed = (object: KubeObject) => object.kind === 'Node';
/** Cases without nodes do not know them: there is at least one, and nothing is special about it. */
const ordinary: KubeObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'ordinary' } };
const kinds = 'bgpadvertisements,l2advertisements,bgppeers,bfdprofiles,communities,ipaddresspools';
const stages = new Map(rules.map(({ id, stage }) => [id, stage]));

/** Whether one of our findings is an error that the API server or a webhook gives. */
function weRefuse({ release, backend, resources }: Case): boolean {
  const seen = resources.filter((object) => judged(object) || needed(object));
  const known = seen.map((object) => ({ object, use: 'known' as const, origin: () => undefined }));
  const world = worldOfManifests(known, { release: release as never, backend });
  return check(world).some(
    ({ rule, severity }) =>
      severity === 'error' && ['schema', 'decode', 'webhook'].includes(stages.get(rule) ?? ''),
  );
}

let cluster: Cluster;
let controller: Running | undefined;

afterEach(async () => {
  await controller?.stop();
  await cluster?.stop();
});

afterAll(() => {
  const versions = `MetalLB ${versionOf('metallb', 'go.universe.tf/metallb')} on Kubernetes ${versionOf('kubernetes', 'k8s.io/kubernetes')}`;
  if (cases.length > 0) tally.write(new URL('../../docs/parity.md', import.meta.url).pathname, versions);
});

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
  await send('apply', nodes.length > 0 ? nodes : [ordinary]);
  const created = await send('create', objects);
  const again = created.refused ? created : await send('replace --dry-run=server', objects);
  await cluster.kubectl(`-n metallb-system delete ${kinds} --all --wait=false`);
  if (nodes.length > 0) await cluster.kubectl('delete nodes --all --wait=false');
  return again.refused;
}

describe.skipIf(cases.length === 0)('schema, decoding and webhook refuse what we refuse', () => {
  test.each(['native', 'frr', 'frr-k8s'] as const)(
    'with backend %s',
    async (backend) => {
      cluster = await startCluster();
      const dist = await render(cluster.folder, `pools: {}\nmetallb: {backend: ${backend}}\n`);
      await apply(cluster, dist);
      controller = await startController(cluster, backend);
      await webhookAnswers(cluster);
      for (const one of cases.filter((candidate) => candidate.backend === backend)) {
        const family = one.rule ? (one.id.split('-')[0] as string) : 'random';
        tally.add(`webhook, ${backend}`, family, one.id, weRefuse(one), await theyRefuse(one));
      }
      expect(tally.differences(`webhook, ${backend}`)).toEqual([]);
    },
    900_000,
  );
});
