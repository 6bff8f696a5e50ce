import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type Cluster, startCluster } from './bed/cluster.js';
import { apply, render } from './bed/dist.js';
import { until } from './bed/processes.js';

let cluster: Cluster;

beforeEach(async () => {
  cluster = await startCluster();
});
afterEach(() => cluster?.stop());

const folder = (metallb: string) => render(cluster.folder, `pools: {}\nmetallb: {${metallb}}\n`);

const peer = (more: object) =>
  JSON.stringify({
    apiVersion: 'metallb.io/v1beta2',
    kind: 'BGPPeer',
    metadata: { name: 'tor', namespace: 'default' },
    spec: { myASN: 64500, peerASN: 4200000001, peerAddress: '10.0.0.1', ...more },
  });

test.each([
  ['version: v0.14.9', {}, ['myASN', 'peerASN']],
  ['version: v0.14.9, fixes: [asn-int64]', {}, []],
  ['version: v0.16.0', {}, []],
  ['version: v0.16.0', { localASN: 64999 }, ['localASN']],
  ['version: v0.16.0, fixes: [asn-int64]', { localASN: 64999 }, []],
])('asn-int64: %s, a peer with %j', async (metallb, more, fields) => {
  const dist = await folder(metallb);
  await until(
    'the CRDs',
    async () => (await cluster.kubectl(`apply -f ${dist}/00-crds.k8s.yaml`)).code === 0,
  );
  let answer: Answer | undefined;
  await until('an answer about the peer', async () => {
    answer = await cluster.kubectl('create --dry-run=server -f -', peer(more));
    return answer.code === 0 || answer.text.includes('is invalid');
  });
  const tooWide = /Maximum boundary value must be of type integer with format int32 in spec\.(\w+)/g;
  const refused = [...(answer?.text ?? '').matchAll(tooWide)].map(([, field]) => field);
  expect([refused.sort(), answer?.code]).toEqual([fields, fields.length > 0 ? 1 : 0]);
});

test('l2-status-rule: server-side apply takes a rule once', async () => {
  const define = async (metallb: string) =>
    cluster.kubectl(`apply --server-side -f ${await folder(metallb)}/00-crds.k8s.yaml`);
  const plain = await define('version: v0.14.6');
  expect([plain.code, /duplicate entries for key \[rule=/.test(plain.text)]).toEqual([1, true]);
  const mended = await define('version: v0.14.6, fixes: [l2-status-rule]');
  expect(mended.code, mended.text).toBe(0);
});

test('webhook-scope: a second apply changes nothing', async () => {
  const again = async (metallb: string) => {
    const dist = await folder(metallb);
    await apply(cluster, dist);
    const { code, text } = await cluster.kubectl(`apply -f ${dist}/40-webhook.k8s.yaml`);
    expect(code, text).toBe(0);
    return [...text.matchAll(/(\S+)$/gm)].map(([, done]) => done);
  };
  expect(await again('backend: frr-k8s')).toEqual(['configured', 'configured']);
  expect(await again('backend: frr-k8s, fixes: [webhook-scope]')).toEqual(['unchanged', 'unchanged']);
});
