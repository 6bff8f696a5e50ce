import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isConfigText } from '../../lib/cli/config-text.js';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

async function check(files: Readonly<Record<string, string>>, ...words: string[]) {
  const io = new MemoryIo(files);
  const code = await run(['check', ...(words.length > 0 ? words : Object.keys(files))], io);
  return { code, out: io.stdout, err: io.stderr };
}

describe('what is a config', () => {
  test.each([
    ['three lines with comments', '# a\n\npools: # b\n  home: 10.0.0.0/24\n'],
    ['metallb alone', 'metallb: {install: false}\n'],
    ['flow style', '{pools: {home: 10.0.0.0/24}}\n'],
    ['JSON', '{"name": "lab", "pools": {"home": "10.0.0.0/24"}}'],
    ['keys in quotes', '"pools":\n  home: 10.0.0.0/24\n'],
    ['Services alone', 'name: lab\nservices: {lab/web: {ips: 10.0.0.1}}\n'],
    ['a misspelt key among others', 'pools: {}\nkubeproxy: {}\n'],
    ['no YAML, but a key of ours', 'pools:\n\thome: x\n'],
  ])('%s', (_, text) => expect(isConfigText(new TextEncoder().encode(text))).toBe(true));

  test.each([
    ['a manifest', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: pools}\n'],
    ['a manifest with our words in it', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\npools: {}\n'],
    ['a manifest in JSON', '{"kind": "List", "apiVersion": "v1", "items": [], "pools": {}}'],
    ['a manifest without apiVersion', 'kind: ConfigMap\npools: {}\n'],
    ['values of a chart', 'image: x\nreplicas: 1\ningress: {}\nmetallb: {enabled: true}\n'],
    ['a compose file', 'name: a\nservices: {web: {image: x}}\nvolumes: {}\n'],
    ['a list', '- pools\n'],
    ['nothing', ''],
  ])('not %s', (_, text) => expect(isConfigText(new TextEncoder().encode(text))).toBe(false));
});

const dump = `apiVersion: v1
kind: List
metadata: {resourceVersion: ""}
items:
  - apiVersion: metallb.io/v1beta1
    kind: IPAddressPool
    metadata:
      name: lab
      namespace: metallb-system
      uid: 0a1b
      resourceVersion: "7"
      generation: 2
      creationTimestamp: "2024-01-01T00:00:00Z"
      annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}"}
      managedFields: [{manager: kubectl, operation: Update, fieldsV1: {"f:spec": {}}}]
    spec:
      addresses: [192.0.2.0/28]
      autoAssign: true
    status: {assignedIPv4: 0, assignedIPv6: 0, availableIPv4: 16, availableIPv6: 0}
  - apiVersion: metallb.io/v1beta1
    kind: L2Advertisement
    metadata: {name: lab, namespace: metallb-system, creationTimestamp: null}
    spec: {ipAddressPools: [lab, lba]}
  - {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}}
  - {apiVersion: v1, kind: Pod, metadata: {name: "Not a name"}}
  - {apiVersion: v1, kind: Pod, metadata: {name: b}}
`;

test('a dump of a live cluster', async () => {
  expect(await check({ 'dump.yaml': dump })).toEqual({
    code: 0,
    out: `dump.yaml:23:34: warning: L2Advertisement lab names the pool lba, which does not exist [xref-pool-missing]
  define the pool, or correct its name
1 warning
`,
    err: 'not judged: 1 Ingress, 2 Pod\n',
  });
});

test('what is not judged is in JSON and SARIF too', async () => {
  const { out } = await check({ 'dump.yaml': dump }, 'dump.yaml', '--format', 'json');
  expect(JSON.parse(out).notJudged).toEqual({ Ingress: 1, Pod: 2 });
  const sarif = await check({ 'dump.yaml': dump }, 'dump.yaml', '--format', 'sarif');
  expect(JSON.parse(sarif.out).runs[0].invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'note', message: { text: 'Not judged: 1 Ingress, 2 Pod.' } }],
    },
  ]);
});

test('a SARIF result points at its place, its object and its rule', async () => {
  const { out } = await check({ 'a b/dump.yaml': dump }, 'a b/dump.yaml', '--format', 'sarif');
  const [log] = JSON.parse(out).runs;
  expect(log.results).toEqual([
    {
      ruleId: 'xref-pool-missing',
      ruleIndex: 0,
      level: 'warning',
      message: {
        text: 'L2Advertisement lab names the pool lba, which does not exist. define the pool, or correct its name.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/dump.yaml' },
            region: { startLine: 23, startColumn: 34 },
          },
          logicalLocations: [
            { name: 'lab', kind: 'resource', fullyQualifiedName: 'L2Advertisement/metallb-system/lab' },
          ],
        },
      ],
    },
  ]);
  expect(log.tool.driver.rules[0]).toMatchObject({
    id: 'xref-pool-missing',
    helpUri: 'https://github.com/cdk8s-metallb/cdk8s-metallb/blob/main/docs/rules.md#xref-pool-missing',
  });
});

test('annotations of GitHub escape what would end them', async () => {
  const text =
    'apiVersion: v1\nkind: Service\nmetadata: {name: "a%,:b", namespace: lab, annotations: {x: 1}}\n';
  const { out } = await check({ 'a,b.yaml': text }, 'a,b.yaml', '--format', 'github');
  expect(out).toBe(
    '::error file=a%2Cb.yaml,line=3,col=60,title=manifest-type::Service a%25,:b: metadata.annotations.x is 1, and must be text%0Awrite it in quotes\n',
  );
});

test('the items of a typed list need not say what they are', async () => {
  const text = `apiVersion: metallb.io/v1beta1
kind: IPAddressPoolList
items:
  - metadata: {name: lab, namespace: metallb-system}
    spec: {addresses: [192.0.2.1]}
`;
  const { out } = await check({ 'a.yaml': text });
  expect(out).toMatch(/^a.yaml:5:24: error: pool lab: 192.0.2.1 is a bare address/m);
});

test('what Kubernetes cannot decode is told, and judged no further', async () => {
  const text = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: lab, labels: {a: true}}
spec: {type: LoadBalancer, ports: {port: 80}, selector: null}
`;
  expect((await check({ 'a.yaml': text })).out).toBe(
    `a.yaml:3:51: error: Service web: metadata.labels.a is true, and must be text [manifest-type]
  write it in quotes
a.yaml:4:35: error: Service web: spec.ports is a mapping, and must be a list [manifest-type]
  write a list
2 errors
`,
  );
});

test('merge keys of manifests are applied as kubectl does', async () => {
  const text = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec:
  serviceAllocation: &a {priority: 1}
  <<: [{addresses: [192.0.2.1]}, {addresses: [192.0.2.0/28]}]
`;
  expect((await check({ 'a.yaml': text })).out).toContain('192.0.2.1 is a bare address');
});

test('a folder may hold files of others', async () => {
  const files = {
    'm/package.json': '{"name": "a"}',
    'm/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
    'm/ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
  };
  expect(await check(files, 'm')).toEqual({
    code: 0,
    out: 'no findings\n',
    err: 'not Kubernetes, not read: m/package.json\nnot judged: 1 Kustomization\n',
  });
});

test.each([
  [
    'an empty file',
    '',
    'error: there is nothing to judge in a.yaml\n  name configs, manifests, or folders of them\n',
    '',
  ],
  [
    'bytes that are no text',
    'a: \0\n',
    '',
    'a.yaml:1:1: error: the file holds NUL bytes: it is binary, or UTF-16 [manifest-encoding]\n  save it as UTF-8 text\n1 error\n',
  ],
  [
    'a template',
    'apiVersion: v1\nmetadata:\n{{- include "x" . | nindent 2 }}\n',
    '',
    'a.yaml:3:3: error: this is no YAML: missed comma between flow collection entries [manifest-syntax]\n  render the template first, such as with helm template\n1 error\n',
  ],
  [
    'a config with a tab',
    'pools:\n\thome: x\n',
    '',
    'a.yaml:2:1: error: this is no YAML: tab characters must not be used in indentation [config-syntax]\n  indent with spaces, never with tabs\n1 error\n',
  ],
])('%s cannot be read: exit code 2', async (_, text, err, out) => {
  expect(await check({ 'a.yaml': text })).toEqual({ code: 2, out, err });
});

const upstream = new URL('../../../shared/upstream/', import.meta.url).pathname;

describe.skipIf(!existsSync(upstream))(
  'MetalLB as it is published (skipped without ../shared/upstream)',
  () => {
    const manifests = existsSync(upstream)
      ? readdirSync(upstream, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /metallb-.*\.yaml$/.test(name),
        )
      : [];
    test.each(manifests)('%s has known defects at most', async (name) => {
      const { code, out } = await check({ [name]: readFileSync(upstream + name, 'utf8') });
      const unknown = out
        .split('\n')
        .filter((line) => / (error|warning|info): /.test(line) && !line.includes(' [advisory-'));
      expect({ code, unknown }).toEqual({ code: 0, unknown: [] });
    });
  },
);

test('aliases that multiply a config are told of as those of a config', async () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index, all) => {
    const item = index === 0 ? 'x' : `*${all[index - 1]}`;
    return `  ${name}: &${name} [${Array(10).fill(item).join(',')}]\n`;
  });
  const io = new MemoryIo({ 'cluster.yaml': `pools:\n${rows.join('')}` });
  expect([await run(['check', 'cluster.yaml'], io), io.stdout]).toEqual([
    1,
    'cluster.yaml:7:16: error: with the alias *e the config has more than 500000 values [config-alias]\n' +
      '  write values out instead of nesting aliases\n1 error\n',
  ]);
});
