import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openApi } from './bed/api.js';
import { type Answer, type Cluster, startCluster } from './bed/cluster.js';
import { apply, creations, render } from './bed/dist.js';
import { admitController, startController, webhookAnswers } from './bed/metallb.js';
import { type Running, until } from './bed/processes.js';
import { Record } from './bed/record.js';
import { versionOf } from './binaries/folders.js';

const config = `pools: {home: 192.168.8.151-192.168.8.198, lab: 10.9.0.0/24}
peers: {tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}}
bfdProfiles: {}
metallb: {backend: native}
`;
const customs = 5;
const record = new Record();

let cluster: Cluster;
let controller: Running | undefined;

async function empty(flags: readonly string[] = []): Promise<string> {
  cluster = await startCluster(flags);
  return render(cluster.folder, config);
}

afterEach(async () => {
  await controller?.stop();
  controller = undefined;
  await cluster?.stop();
});

afterAll(() => {
  const head = `# Applying the folder, as measured

Written by \`npm run test:e2e\`: a real API server (Kubernetes ${versionOf('kubernetes', 'k8s.io/kubernetes')}), its kubectl, and MetalLB's
controller (${versionOf('metallb', 'go.universe.tf/metallb')}). The folder is what \`cdk8s-metallb synth\` renders for two pools and a BGP peer: ${customs} custom resources.
`;
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25];
  record.write(new URL('../../docs/apply.md', import.meta.url).pathname, head, numbers);
});

/** Lines of an answer that match. */
function lines({ text }: Answer, pattern: RegExp): string[] {
  return text.split('\n').filter((line) => pattern.test(line));
}

/** What an apply changed. */
function changes(answer: Answer): string[] {
  return lines(answer, /./).filter((line) => !line.endsWith(' unchanged'));
}

/** The API server fills `scope` into the rules of the webhooks, so that kubectl patches them every time. */
const scopeless = [
  'validatingwebhookconfiguration.admissionregistration.k8s.io/metallb-webhook-configuration configured',
];

async function ok(words: string, input?: string): Promise<Answer> {
  const answer = await cluster.kubectl(words, input);
  if (answer.code !== 0) throw new Error(`kubectl ${words}: ${answer.text}`);
  return answer;
}

/** The two commands of the README. */
async function applyTwice(dist: string): Promise<Answer> {
  await ok(`apply -f ${dist}/00-crds.k8s.yaml`);
  return cluster.kubectl(`apply -f ${dist}`);
}

async function startWebhook(flags: readonly string[] = []): Promise<void> {
  controller = await startController(cluster, 'native', flags);
  await webhookAnswers(cluster);
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
}

/** The caBundle of every hook of MetalLB, and of the conversion of BGPPeer. */
async function bundles(): Promise<(string | undefined)[]> {
  interface Hook {
    clientConfig: { caBundle?: string };
  }
  const hooks = await cluster.get<{ webhooks: Hook[] }>(
    'validatingwebhookconfiguration metallb-webhook-configuration',
  );
  const crd = await cluster.get<{ spec: { conversion: { webhook: Hook } } }>('crd bgppeers.metallb.io');
  return [...hooks.webhooks, crd.spec.conversion.webhook].map(({ clientConfig }) => clientConfig.caBundle);
}

test('one folder on an empty cluster needs a controller that lives; the two commands do not', async () => {
  const dist = await empty();
  const first = await cluster.kubectl(`apply -f ${dist}`);
  expect([first.code, lines(first, /ensure CRDs are installed first/).length]).toEqual([1, customs]);
  await ok('get validatingwebhookconfiguration metallb-webhook-configuration');
  record.row(
    1,
    'empty cluster, `kubectl apply -f dist` alone',
    `exit 1; ${customs} custom resources: \`ensure CRDs are installed first\`; the webhook configuration exists`,
  );

  const second = await cluster.kubectl(`apply -f ${dist}`);
  const refused = lines(second, /failed calling webhook/);
  expect([second.code, refused.length]).toEqual([1, customs]);
  const reason = /no endpoints available for service "[^"]+"/.exec(refused[0] as string)?.[0];
  expect(reason).toBe('no endpoints available for service "metallb-webhook-service"');
  record.row(
    2,
    'the same again, the controller down',
    `exit 1; every custom resource \`failed calling webhook ... ${reason}\``,
  );

  await startWebhook();
  const third = await cluster.kubectl(`apply -f ${dist}`);
  expect([third.code, lines(third, /metallb\.io\/\S+ created/).length]).toEqual([0, customs]);
  record.row(3, 'the same once the controller answers', `exit 0; ${customs} custom resources created`);
});

test('the two commands converge on empty clusters, and change nothing when they are repeated', async () => {
  const runs = 5;
  let lost = 0;
  for (let round = 1; round <= runs; round++) {
    const dist = await empty();
    const { code } = await applyTwice(dist);
    if (code !== 0) lost++;
    else {
      const order = creations(cluster);
      const webhook = order.indexOf('validatingwebhookconfigurations');
      for (const resource of ['ipaddresspools', 'l2advertisements', 'bgppeers'])
        expect([resource, order.lastIndexOf(resource) < webhook && order.includes(resource)]).toEqual([
          resource,
          true,
        ]);
    }
    if (round < runs) await cluster.stop();
    else {
      if (code !== 0) await apply(cluster, dist);
      const before = cluster.requests().length;
      const again = await cluster.kubectl(`apply -f ${dist}`);
      expect([again.code, changes(again)]).toEqual([0, scopeless]);
      expect(
        cluster
          .requests()
          .slice(before)
          .filter(({ verb }) => !['get', 'list', 'watch'].includes(verb))
          .map(({ verb, objectRef }) => `${verb} ${objectRef?.resource}`),
      ).toEqual(['patch validatingwebhookconfigurations']);
      edit(`${dist}/40-webhook.k8s.yaml`, '    sideEffects:', '        scope: "*"\n    sideEffects:');
      await ok(`apply -f ${dist}`);
      const third = await cluster.kubectl(`apply -f ${dist}`);
      expect([third.code, changes(third)]).toEqual([0, []]);
      record.row(
        7,
        'repeated, client-side, the webhook down',
        'exit 0; every object `unchanged` but the webhook configuration, which is `configured` every time: upstream leaves `scope` out of its rules, and the API server fills it in. With `scope: "*"` written out everything is `unchanged`',
      );
      const server = await cluster.kubectl(`apply --server-side --force-conflicts -f ${dist}`);
      expect([server.code, lines(server, /failed calling webhook/).length]).toEqual([1, customs]);
      record.row(
        8,
        'the same with `--server-side`',
        'exit 1; each custom resource calls the webhook, although nothing changes',
      );
    }
  }
  expect(lost).toBe(0);
  record.row(
    4,
    `\`kubectl apply -f dist/00-crds.k8s.yaml && kubectl apply -f dist\` on ${runs} empty clusters`,
    'exit 0 every time; the audit log has every custom resource before the webhook configuration',
  );
});

test('waiting for a CRD that has just been made', async () => {
  cluster = await startCluster();
  const answers: Answer[] = [];
  for (let round = 1; round <= 12; round++) {
    await ok('create -f -', definition(`Round${round}`));
    answers.push(await cluster.kubectl(`wait --for=condition=Established crd rounds${round}.example.com`));
  }
  const early = /^error: \.status\.conditions accessor error/;
  const ends = answers.map(({ code, text }) => code === 0 || early.test(text) || text);
  expect(ends).toEqual(ends.map(() => true));
  record.row(
    6,
    '`kubectl wait --for=condition=Established` right after a CRD was created, 12 times',
    'exit 0, or where it comes before the first condition exit 1 at once (`.status.conditions accessor error`): a race, so that no command of ours waits like this',
  );
});

/** The least CRD that there is. */
function definition(kind: string): string {
  const plural = kind.toLowerCase().replace('round', 'rounds');
  const schema = { openAPIV3Schema: { type: 'object' } };
  return JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.example.com` },
    spec: {
      group: 'example.com',
      names: { kind, plural },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  });
}

test('a change with the webhook down, and the way out', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  edit(`${dist}/20-config.k8s.yaml`, '10.9.0.0/24', '10.9.0.0/25');
  const changed = await cluster.kubectl(`apply -f ${dist}`);
  expect([changed.code, lines(changed, /failed calling webhook/).length]).toEqual([1, 1]);
  await ok('delete validatingwebhookconfiguration metallb-webhook-configuration');
  const after = await cluster.kubectl(`apply -f ${dist}`);
  expect([after.code, lines(after, / (created|configured)$/)]).toEqual([
    0,
    [
      'ipaddresspool.metallb.io/lab configured',
      'validatingwebhookconfiguration.admissionregistration.k8s.io/metallb-webhook-configuration created',
    ],
  ]);
  record.row(
    9,
    'a pool changed, the webhook down; then the webhook configuration deleted, and applied again',
    'exit 1 for that pool alone; then exit 0: the pool `configured`, the webhook configuration `created`',
  );
});

test('BGPPeer needs the controller for its old version alone; what the controller fills in stays', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  await ok('-n metallb-system get bgppeers.v1beta2.metallb.io tor');
  const old = await cluster.kubectl('-n metallb-system get bgppeers.v1beta1.metallb.io tor');
  expect([
    old.code,
    /conversion webhook for metallb\.io\/v1beta2, Kind=BGPPeer failed/.test(old.text),
  ]).toEqual([1, true]);
  record.row(
    10,
    'BGPPeer before the controller runs',
    '`v1beta2` is read and written; reading it as `v1beta1`: `conversion webhook for metallb.io/v1beta2, Kind=BGPPeer failed`',
  );

  await ok('delete validatingwebhookconfiguration metallb-webhook-configuration');
  controller = await startController(cluster);
  await until(
    'the caBundle of the CRD',
    async () =>
      Boolean(
        (
          await cluster.get<{ spec: { conversion: { webhook: { clientConfig: { caBundle?: string } } } } }>(
            'crd bgppeers.metallb.io',
          )
        ).spec.conversion.webhook.clientConfig.caBundle,
      ),
    120,
  );
  await ok(`apply -f ${dist}/40-webhook.k8s.yaml`);
  await webhookAnswers(cluster);
  const filled = await bundles();
  expect([filled.length, new Set(filled).size, filled.includes(undefined)]).toEqual([7, 1, false]);
  expect(controller.exited()).toBeUndefined();
  await ok('-n metallb-system get bgppeers.v1beta1.metallb.io tor');
  record.row(
    11,
    'the controller started without a webhook configuration, which is created later',
    'one caBundle in its six hooks and in the CRD; no restart; `v1beta1` is read',
  );

  const again = await cluster.kubectl(`apply -f ${dist}`);
  expect([again.code, changes(again)]).toEqual([0, scopeless]);
  expect(await bundles()).toEqual(filled);
  record.row(
    12,
    'applied again',
    'exit 0, every object `unchanged` but the webhook configuration (see 7), every caBundle as it was',
  );

  const secret = await cluster.get<{ metadata: { name: string } }>(
    '-n metallb-system secret metallb-webhook-cert',
  );
  await ok(
    'replace -f -',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secret.metadata.name, namespace: 'metallb-system' },
    }),
  );
  await until(
    'another caBundle',
    async () => {
      const now = await bundles();
      return new Set(now).size === 1 && now[0] !== undefined && now[0] !== filled[0];
    },
    120,
  );
  await webhookAnswers(cluster);
  record.row(
    14,
    '`kubectl replace` of the webhook Secret',
    'another certificate, another caBundle everywhere; the webhook answers again',
  );

  const overlapping = pool('overlap', '192.168.8.190-192.168.8.200');
  const denied = await cluster.kubectl('create -f -', overlapping);
  expect([
    denied.code,
    /admission webhook "ipaddresspoolvalidationwebhook\.metallb\.io" denied the request/.test(denied.text),
  ]).toEqual([1, true]);
  await ok('delete validatingwebhookconfiguration metallb-webhook-configuration');
  await ok('create -f -', overlapping);
  await ok(`apply -f ${dist}/40-webhook.k8s.yaml`);
  await until(
    'the webhook refuses',
    async () =>
      (await cluster.kubectl('create --dry-run=server -f -', pool('fine', '10.77.0.0/24'))).code !== 0,
  );
  record.row(
    15,
    'a pool that overlaps, admitted while there was no webhook; then another pool, without a fault',
    'the webhook refuses it: it judges the whole set',
  );
});

function pool(name: string, addresses: string): string {
  return JSON.stringify({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name, namespace: 'metallb-system' },
    spec: { addresses: [addresses] },
  });
}

test('a controller that restarts while pools are edited', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  await startWebhook();
  const api = await openApi(cluster);
  const path = '/apis/metallb.io/v1beta1/namespaces/metallb-system/ipaddresspools/lab';
  const said = { good: new Set<string>(), bad: new Set<string>() };
  const ask = (kind: keyof typeof said, addresses: string) =>
    api.patch(path, { spec: { addresses: [addresses] } }).then(
      () => said[kind].add('admitted'),
      ({ message }: Error) =>
        said[kind].add(/failed calling webhook|denied the request/.exec(message)?.[0] ?? message),
    );
  let editing = true;
  const edits = (async () => {
    for (let i = 0; editing; i++) {
      await ask('good', `10.9.${i % 200}.0/24`);
      await ask('bad', 'nonsense');
    }
  })();
  for (let round = 1; round <= 2; round++) {
    await controller?.stop();
    await startWebhook();
  }
  editing = false;
  await edits;
  await api.stop();
  expect([...said.good].sort()).toEqual(['admitted', 'failed calling webhook']);
  expect([...said.bad].sort()).toEqual(['denied the request', 'failed calling webhook']);
  record.row(
    25,
    'the controller stopped and started twice, while a pool is edited all the time: to something good, to something bad',
    'good edits are admitted or `failed calling webhook`; bad ones never admitted; once it answers again nothing has to be applied',
  );
});

test('the controller does not live without its Secret', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  await ok('-n metallb-system delete secret metallb-webhook-cert');
  controller = await startController(cluster);
  await until('the controller ends', () => controller?.exited() !== undefined, 120);
  expect(readFileSync(controller.log, 'utf8')).toContain('acquiring secret to update certificates');
  record.row(
    13,
    'the controller started without the webhook Secret',
    'it ends: `acquiring secret to update certificates`',
  );
});

test('failurePolicy Ignore converges by one command, twice', async () => {
  const dist = await empty();
  edit(`${dist}/40-webhook.k8s.yaml`, 'failurePolicy: Fail', 'failurePolicy: Ignore');
  expect((await cluster.kubectl(`apply -f ${dist}`)).code).toBe(1);
  expect((await cluster.kubectl(`apply -f ${dist}`)).code).toBe(0);
  record.row(17, '`failurePolicy: Ignore`, `kubectl apply -f dist` twice', 'exit 1, then 0');
});

test('partial objects of others, and what deletes them', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  await ok('create namespace istio-system');
  const partial = (name: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'istio-system', annotations: { 'metallb.io/address-pool': 'home' } },
    });
  const whole = (name: string) =>
    JSON.stringify({
      ...JSON.parse(partial(name)),
      metadata: { name, namespace: 'istio-system', labels: { istio: 'ingressgateway' } },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
  const absent = await cluster.kubectl('apply -f -', partial('absent'));
  expect([absent.code, /spec\.ports: Required value/.test(absent.text)]).toEqual([1, true]);
  await ok('create -f -', whole('created'));
  const onCreated = await cluster.kubectl('apply -f -', partial('created'));
  expect(onCreated.code).toBe(0);
  await ok('apply -f -', whole('applied'));
  const onApplied = await cluster.kubectl('apply -f -', partial('applied'));
  expect([onApplied.code, /spec\.ports: Required value/.test(onApplied.text)]).toEqual([1, true]);
  record.row(
    19,
    'a partial Service applied: absent; made by `create`; made by `apply`',
    'exit 1 (`spec.ports: Required value`); exit 0; exit 1 (`spec.ports: Required value`)',
  );

  const configMap = (data: object) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-proxy', namespace: 'kube-system' },
      data,
    });
  await ok('apply -f -', configMap({ 'config.conf': 'a', 'kubeconfig.conf': 'b' }));
  await ok('apply -f -', configMap({ 'config.conf': 'c' }));
  const { data } = await cluster.get<{ data: object }>('-n kube-system configmap kube-proxy');
  expect(data).toEqual({ 'config.conf': 'c' });
  record.row(
    20,
    'a partial ConfigMap applied over one that was applied before',
    'exit 0; the key that it does not list is gone',
  );

  await ok('create -f -', whole('foreign'));
  const deleted = await cluster.kubectl(`delete -f ${dist} --wait=false`);
  expect([deleted.code, lines(deleted, /istio|kube-proxy/)]).toEqual([1, []]);
  const gone = lines(deleted, /./).filter((line) => !/ deleted( |$)/.test(line));
  expect(gone.filter((line) => !/NotFound/.test(line))).toEqual([]);
  await ok('-n istio-system get service foreign created applied');
  await ok('-n kube-system get configmap kube-proxy');
  record.row(
    24,
    '`kubectl delete -f dist`',
    'exit 1: the CRDs go first and take the custom resources along, which kubectl then finds missing; no object of anybody else is touched',
  );

  const labelled = (name: string) =>
    JSON.stringify({
      ...JSON.parse(configMap({ a: 'b' })),
      metadata: { name, namespace: 'kube-system', labels: { from: 'folder' } },
    });
  await ok(
    'create -f -',
    JSON.stringify({
      ...JSON.parse(configMap({ theirs: 'yes' })),
      metadata: { name: 'foreign', namespace: 'kube-system' },
    }),
  );
  await ok('apply -f -', labelled('foreign'));
  const pruned = await ok('apply --prune -l from=folder -f -', labelled('own'));
  expect(lines(pruned, /pruned/)).toEqual(['configmap/foreign pruned']);
  record.row(
    22,
    'a partial ConfigMap over a foreign one, then left out of `kubectl apply --prune -l`',
    'the foreign ConfigMap is deleted',
  );
});

test('a bad document takes the rest of its file, and no other file', async () => {
  const dist = await empty();
  const file = `${dist}/30-metallb.k8s.yaml`;
  const documents = readFileSync(file, 'utf8').split('---\n');
  documents.splice(3, 0, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: no\n');
  writeFileSync(file, documents.join('---\n'));
  await ok(`apply -f ${dist}/00-crds.k8s.yaml`);
  const { code } = await cluster.kubectl(`apply -f ${dist}`);
  expect(code).toBe(1);
  await ok('get validatingwebhookconfiguration metallb-webhook-configuration');
  expect((await cluster.kubectl('-n metallb-system get daemonset speaker')).code).toBe(1);
  record.row(
    23,
    'a document that is no YAML in the middle of `30-metallb.k8s.yaml`',
    'exit 1; later documents of that file are missing, the other files are applied',
  );
});

test('with several API servers the second command loses the race; a loop over the config file wins it', async () => {
  const dist = await empty(['--apiserver-count=3']);
  const { code, text } = await applyTwice(dist);
  expect([code, /ensure CRDs are installed first/.test(text)]).toEqual([1, true]);
  await cluster.stop();
  const again = await empty(['--apiserver-count=3']);
  await ok(`apply -f ${again}/00-crds.k8s.yaml -f ${again}/10-namespace.k8s.yaml`);
  await until(
    'the config file',
    async () => (await cluster.kubectl(`apply -f ${again}/20-config.k8s.yaml`)).code === 0,
  );
  await ok(`apply -f ${again}`);
  record.row(
    5,
    'the two commands with `--apiserver-count=3`; then CRDs and namespace, `until kubectl apply -f dist/20-config.k8s.yaml; do sleep 1; done`, and the folder',
    'the second command exits 1: discovery does not list the CRDs yet; with the loop every command exits 0',
  );
});

test('v0.16.1 over v0.14.9 deletes nothing, and takes the placeholder of the caBundle away', async () => {
  await empty();
  // Kubernetes 1.37 refuses every BGPPeer under the CRD of v0.14.9: its ASNs are int32, with a larger maximum.
  const pools = `${config.split('\n')[0] as string}\nmetallb: {backend: native`;
  const old = await render(cluster.folder, `${pools}, version: v0.14.9}\n`);
  await apply(cluster, old);
  const conversion = async () =>
    (
      await cluster.get<{ spec: { conversion: { webhook: { clientConfig: { caBundle?: string } } } } }>(
        'crd bgppeers.metallb.io',
      )
    ).spec.conversion.webhook.clientConfig.caBundle;
  expect(await conversion()).toMatch(/./);
  const dist = await render(cluster.folder, `${pools}}\n`);
  await ok(`apply -f ${dist}/00-crds.k8s.yaml`);
  expect(await conversion()).toBeUndefined();
  await ok('delete validatingwebhookconfiguration metallb-webhook-configuration');
  await ok(`apply -f ${dist}`);
  const kept = await ok('-n metallb-system get ipaddresspools,l2advertisements,bgppeers -o name');
  expect(lines(kept, /./).length).toBe(customs - 1);
  const deletions = cluster
    .requests()
    .filter(({ verb, userAgent }) => verb.startsWith('delete') && userAgent.startsWith('kubectl'));
  expect(deletions.map(({ objectRef }) => objectRef?.resource)).toEqual(['validatingwebhookconfigurations']);
  record.row(
    16,
    'v0.14.9, then v0.16.1 over it, client-side, no controller running',
    'nothing is deleted; the placeholder caBundle of the CRD goes, until the controller puts its own in',
  );
});

test('a webhook that swallows packets costs its timeout', async () => {
  const dist = await empty();
  await apply(cluster, dist);
  cluster.network.ip('link', 'add', 'hole', 'type', 'veth', 'peer', 'name', 'nowhere');
  cluster.network.ip('link', 'set', 'nowhere', 'up');
  cluster.network.ip('addr', 'add', '192.0.2.20/30', 'dev', 'hole');
  cluster.network.ip('link', 'set', 'hole', 'up');
  cluster.network.ip('neigh', 'add', '192.0.2.21', 'lladdr', '02:00:00:00:00:01', 'dev', 'hole');
  await admitController(cluster, '192.0.2.21');
  edit(`${dist}/40-webhook.k8s.yaml`, '    sideEffects:', '    timeoutSeconds: 1\n    sideEffects:');
  await ok(`apply -f ${dist}/40-webhook.k8s.yaml`);
  const denied = await cluster.kubectl('create -f -', pool('more', '10.77.0.0/24'));
  expect([denied.code, /failed calling webhook.*(deadline|timeout)/i.test(denied.text)]).toEqual([1, true]);
  edit(`${dist}/40-webhook.k8s.yaml`, 'failurePolicy: Fail', 'failurePolicy: Ignore');
  await ok(`apply -f ${dist}/40-webhook.k8s.yaml`);
  await ok('create -f -', pool('more', '10.77.0.0/24'));
  record.row(
    18,
    'a webhook address that swallows packets, `timeoutSeconds: 1`',
    'each custom resource waits for the timeout, and is refused (Fail) or admitted (Ignore)',
  );
});

test('server-side apply owns what it lists, and conflicts with another manager', async () => {
  await empty();
  const configMap = (data: object) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'theirs', namespace: 'default' },
      data,
    });
  await ok('create -f -', configMap({ theirs: 'yes' }));
  await ok('apply --server-side -f -', configMap({ ours: '1' }));
  await ok('apply --server-side -f -', configMap({ ours: '1' }));
  interface Managed {
    data: object;
    metadata: { managedFields: { manager: string; operation: string; fieldsV1: object }[] };
  }
  const object = await cluster.get<Managed>('configmap theirs --show-managed-fields');
  expect(object.data).toEqual({ ours: '1', theirs: 'yes' });
  const applied = object.metadata.managedFields.find(({ operation }) => operation === 'Apply');
  expect(applied?.fieldsV1).toEqual({ 'f:data': { 'f:ours': {} } });
  const rival = await cluster.kubectl(
    'apply --server-side --field-manager=rival -f -',
    configMap({ ours: '2' }),
  );
  expect([rival.code, /Apply failed with 1 conflict/.test(rival.text)]).toEqual([1, true]);
  await ok('apply --server-side --field-manager=rival --force-conflicts -f -', configMap({ ours: '2' }));
  record.row(
    21,
    'a partial ConfigMap, `--server-side`, over one made by `create`; then by another manager',
    'only its own key is owned; the other manager gets a conflict (exit 1), and with `--force-conflicts` the key',
  );
});
