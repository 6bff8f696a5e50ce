import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const data = ['metallb/releases', 'metallb/crds', 'metallb/flavour', 'metallb/names', 'metallb/advisories'];
const core = ['addresses', 'finding', 'resource'];
const room = ['config', ...core, ...data, 'judge'];

/** What each room may import of ours, besides itself. Longer names win. */
const table: Readonly<Record<string, readonly string[]>> = {
  addresses: [],
  finding: [],
  resource: ['finding'],
  yaml: ['finding'],
  config: [...core, ...data, 'yaml'],
  manifests: [...core, 'yaml', 'world'],
  'kube-proxy-conf': ['resource', 'yaml'],
  'kube-proxy': [...room, 'yaml', 'kube-proxy-conf'],
  metallb: [...room, 'installation', 'manifests'],
  pools: room,
  advertisements: room,
  services: [...room, 'yaml'],
  gitops: ['config', ...core, 'installation', 'yaml'],
  world: [...core, ...data, 'installation'],
  installation: ['resource', 'world', ...data],
  rules: [
    ...core,
    ...data,
    'metallb/excluded-interfaces',
    'yaml',
    'world',
    'allocator',
    'announcer',
    'kube-proxy-conf',
  ],
  allocator: [...core, ...data, 'world'],
  announcer: [...core, ...data, 'world', 'installation', 'allocator'],
  plan: [...core, ...data, 'world', 'allocator', 'announcer'],
  report: [...core, 'world', 'allocator', 'announcer', 'plan', 'diff', 'upgrade'],
  'apply-order': ['finding', 'resource'],
  chart: ['apply-order', 'resource', 'world'],
  'manifest-text': ['apply-order', 'resource', 'world'],
  upgrade: [...core, ...data, 'world', 'diff'],
  diff: [...core, ...data, 'world', 'allocator', 'plan', 'apply-order', 'rules/durations'],
};

/** Only these may touch files, the process and the console. */
const shell = ['cli'];

const lib = new URL('../lib/', import.meta.url).pathname;
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

function ruleFor(file: string): readonly string[] | undefined {
  const name = Object.keys(table)
    .filter((key) => file === `${key}.ts` || file.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length)[0];
  return name === undefined ? undefined : [name, ...(table[name] ?? [])];
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(lib, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string);
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file), specifier)));
}

test.each(files)('%s imports only what its room may', (file) => {
  const allowed = ruleFor(file);
  const foreign = importsOf(file).filter(
    (target) =>
      !target.startsWith('../imports/') &&
      allowed &&
      !allowed.some(
        (name) => target === `${name}.js` || target.startsWith(`${name}/`) || target === `${name}.json`,
      ),
  );
  expect(foreign).toEqual([]);
});

test.each(files.filter((file) => !shell.some((name) => file.startsWith(`${name}/`))))(
  '%s touches nothing outside of itself',
  (file) => {
    const text = readFileSync(join(lib, file), 'utf8');
    expect(text).not.toMatch(/from 'node:(?!(net|path|crypto)')|\bprocess\.(?!hrtime)|\bconsole\./);
  },
);
