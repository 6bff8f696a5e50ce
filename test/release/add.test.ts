import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dump } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crdObjects } from '../../lib/metallb/crds/crds.js';
import { frrImage } from '../../lib/metallb/images.js';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { newestRelease, type Release, releases } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { addRelease } from '../../scripts/release/add.js';
import { readManifests } from '../../scripts/release/manifests.js';
import { tree as here } from '../../scripts/release/tree.js';
import { flavours } from '../upstream/flavours.js';
import { canonical } from '../upstream/normalize.js';

const repository = new URL('../../', import.meta.url).pathname;
const copied = [
  'lib',
  'main.ts',
  'scripts',
  'test/upstream',
  'imports',
  'package.json',
  'cdk8s.yaml',
  'tsconfig.json',
];
const last = newestRelease.slice(1);
const [major, minor] = last.split('.').map(Number);
const next = `${major}.${minor! + 1}.0`;
const tag = `v${next}`;
let tree: string;

/** The repository in a folder of its own, so that none of its files changes. */
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'release-'));
  for (const name of copied) cpSync(join(repository, name), join(tree, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)('npx', ['tsx', ...words], { cwd: tree });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

interface Pods {
  readonly template: {
    readonly spec: { readonly containers: { name: string; args: string[]; image: string }[] };
  };
}

const alike = (objects: readonly KubeObject[], kind: string, name: string) =>
  objects.filter((object) => object.kind === kind && object.metadata.name === name);

/** What a release to come might change, object by object. */
function change(objects: KubeObject[]): void {
  for (const crd of alike(objects, 'CustomResourceDefinition', 'bgppeers.metallb.io')) {
    const { versions } = crd.spec as { versions: { name: string; schema: Record<string, never> }[] };
    const { schema } = versions.find(({ name }) => name === 'v1beta2')!;
    const spec = (schema as unknown as Root).openAPIV3Schema.properties.spec.properties;
    spec.tieBreaker = { type: 'string', enum: ['oldest', 'nearest'] };
    spec.peerPort!.minimum = 2;
  }
  for (const { spec } of alike(objects, 'DaemonSet', 'speaker'))
    for (const container of (spec as Pods).template.spec.containers) {
      if (container.name === 'speaker') container.args.push('--tie-breaker=oldest');
      container.image = container.image.replace(/(frrouting\/frr:).*/, '$1next');
    }
  for (const role of alike(objects, 'ClusterRole', 'metallb-system:speaker')) {
    const rules = role.rules as { resources: string[]; verbs: string[] }[];
    rules.push({ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get'] } as never);
    for (const { resources, verbs } of rules) if (resources.includes('events')) verbs.push('update');
  }
}

interface Root {
  openAPIV3Schema: { properties: { spec: { properties: Record<string, Record<string, unknown>> } } };
}

/** The manifests of a release that is like the newest one in all but what `change` does. */
function published(change: (objects: KubeObject[]) => void): Map<string, string> {
  const newest = flavours.filter(({ release }) => release === newestRelease);
  return new Map(
    newest.map((flavour) => {
      const objects = structuredClone(metallbObjects({ ...flavour, release: tag as Release }));
      change(objects);
      return [flavour.file, objects.map((object) => dump(JSON.parse(JSON.stringify(object)))).join('---\n')];
    }),
  );
}

/** A folder with those manifests. */
function publish(): string {
  const folder = join(tree, 'published');
  mkdirSync(folder);
  for (const [name, text] of published(change)) writeFileSync(join(folder, name), text);
  return folder;
}

const frr = frrImage({ release: newestRelease, backend: 'frr', prometheus: false, namespace: '' });
const expected = `CRDs: recorded: 2
  bgppeers v1beta2 spec.peerPort minimum: 1 is now 2
  bgppeers v1beta2 spec.tieBreaker is new
    describe it in lib/metallb/crds/descriptions.ts
Besides CRDs: to be written into our tables, with since: '${next}' or until: '${last}': 6
  ClusterRole metallb-system:speaker rules["" events].verbs: ["create","patch"] is now ["create","patch","update"]
    in every manifest; add the new one with since: '${next}', before the old one: speakerClusterRole in lib/metallb/rbac.ts
  ClusterRole metallb-system:speaker rules[coordination.k8s.io leases]: {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"verbs":["get"]} is new
    in every manifest; add it with since: '${next}': speakerClusterRole in lib/metallb/rbac.ts
${['frr-metrics', 'frr', 'reloader']
  .map(
    (
      name,
    ) => `  DaemonSet speaker spec.template.spec.containers[${name}].image: ${frr} is now quay.io/frrouting/frr:next
    in frr, frr-prometheus; add the new one with since: '${next}', before the old one: frrTags in lib/metallb/images.ts
`,
  )
  .join(
    '',
  )}  DaemonSet speaker spec.template.spec.containers[speaker].args[--tie-breaker]: --tie-breaker=oldest is new
    in every manifest; add it with since: '${next}': speakerContainer in lib/metallb/speaker.ts
`;

describe('a release to come', () => {
  let first: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    writeFileSync(join(tree, 'crds-of.ts'), crdsOf);
    first = await run('scripts/release-add.ts', tag, publish());
  }, 120_000);

  test('is reported: what is recorded, what is left to do, and where', () => {
    expect(first).toMatchObject({ code: 0, out: expected });
  });

  test('is in the table, and is the newest', () => {
    const text = readFileSync(join(tree, 'lib/metallb/releases.ts'), 'utf8');
    expect(text).toContain(`  '${newestRelease}',\n  '${tag}',\n] as const`);
    expect(text).toContain(`newestRelease: Release = '${tag}'`);
  });

  test('renders with its own CRDs, and the older ones with theirs, byte for byte', async () => {
    const { out } = await run('crds-of.ts', ...releases, tag);
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, -1)).toEqual(releases.map(crdText));
    const wanted = structuredClone(crdObjects({ ...flavour, release: newestRelease }));
    change(wanted);
    expect(lines.at(-1)).toBe(canonical(wanted));
  }, 60_000);

  test('is rendered from a config', async () => {
    writeFileSync(join(tree, 'cluster.yaml'), `metallb: {version: ${tag}}\npools: {a: 192.0.2.0/28}\n`);
    expect(await run('main.ts')).toMatchObject({ code: 0 });
    const read = (name: string) => readFileSync(join(tree, 'dist', name), 'utf8');
    expect(read('00-crds.k8s.yaml')).toContain('tieBreaker:');
    expect(read('30-metallb.k8s.yaml')).toContain(`image: quay.io/metallb/speaker:${tag}`);
  }, 60_000);

  test('has its fields in imports/', () => {
    expect(readFileSync(join(tree, 'imports/metallb.io.ts'), 'utf8')).toContain('readonly tieBreaker?:');
  });

  test('is looked at again, and nothing is recorded twice', () => {
    const manifests = readManifests(published(change));
    const once = addRelease(here, tag, manifests);
    const again = addRelease(once.tree, tag, manifests);
    expect(once.report).toBe(expected);
    expect(again.tree).toEqual(once.tree);
    expect(again.report).toBe(expected.replace(/: 2\n( {2}bgp.*\n| {4}describe.*\n)+/, ': nothing\n'));
  });
});

test('objects that came and went are named, and manifests that are not there', () => {
  const texts = published((objects) => {
    const at = objects.findIndex(({ metadata }) => metadata.name === 'metallb-excludel2');
    if (at >= 0)
      objects[at] = { ...objects[at]!, metadata: { ...objects[at]!.metadata, name: 'metallb-interfaces' } };
  });
  for (const name of ['metallb-frr.yaml', 'metallb-frr-prometheus.yaml']) texts.delete(name);
  expect(addRelease(here, tag, readManifests(texts)).report).toBe(`CRDs: recorded: nothing
Besides CRDs: to be written into our tables, with since: '${next}' or until: '${last}': 2
  ConfigMap metallb-excludel2 is gone
    in every manifest; keep it with until: '${last}': patterns in lib/metallb/excluded-interfaces.ts
  ConfigMap metallb-interfaces is new
    in every manifest; add it with since: '${next}': metallbObjects in lib/metallb/objects.ts
Not looked at: metallb-frr.yaml is not among the manifests
Not looked at: metallb-frr-prometheus.yaml is not among the manifests
`);
});

test('a release that differs in nothing is nothing but a row', () => {
  const { tree, report } = addRelease(here, tag, readManifests(published(() => {})));
  expect(tree).toEqual({ ...here, releases: [...here.releases, tag] });
  expect(report).toBe(`CRDs: recorded: nothing
Besides CRDs: to be written into our tables, with since: '${next}' or until: '${last}': nothing
`);
});

describe('what cannot be added is refused', () => {
  test.each([
    ['0.17', `0.17 is no tag of a release; write it as v${last}`],
    ['v0.15.4', `v0.15.4 is older than v${last}, the newest we have, from which all older ones follow`],
  ])('%s', (tag, message) => {
    expect(() => addRelease(here, tag, [])).toThrow(message);
  });

  test('every manifest that cannot be read, at once', () => {
    const texts = new Map([
      ['metallb-native.yaml', 'a: [\n'],
      ['metallb-frr.yaml', '- 1\n'],
      ['metallb-frr-prometheus.yaml', '---\n'],
    ]);
    expect(() => readManifests(texts)).toThrow(
      new Error(`metallb-native.yaml: deficient indentation (2:1)
metallb-frr.yaml: document 1 is no Kubernetes object
metallb-frr-prometheus.yaml: holds no object
metallb-frr-k8s.yaml is not there, the one that holds every CRD`),
    );
  });

  test('without a stack trace', async () => {
    expect(await run('scripts/release-add.ts', tag, 'nowhere')).toEqual({
      code: 2,
      out: '',
      err: "ENOENT: no such file or directory, scandir 'nowhere'\n",
    });
  }, 60_000);
});

const flavour = { backend: 'frr-k8s', prometheus: true, namespace: 'metallb-system' } as const;
const crdText = (release: Release) => canonical(crdObjects({ ...flavour, release }));

/** A program that prints a line of CRDs for each release. */
const crdsOf = `
import { crdObjects } from './lib/metallb/crds/crds.js';
import { canonical } from './test/upstream/normalize.js';
for (const release of process.argv.slice(2))
  console.log(canonical(crdObjects({ ...${JSON.stringify(flavour)}, release })));
`;
