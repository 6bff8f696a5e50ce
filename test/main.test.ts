import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = new URL('..', import.meta.url).pathname;
const copied = [
  'main.ts',
  'cdk8s.yaml',
  'package.json',
  'tsconfig.json',
  'cluster.yaml',
  'kube-proxy.yaml',
  'dist',
];
const linked = ['lib', 'imports', 'node_modules'];

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'cdk8s-metallb-'));
  for (const name of copied) cpSync(join(repository, name), join(project, name), { recursive: true });
  for (const name of linked) symlinkSync(join(repository, name), join(project, name));
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

/** Runs a program in the project; resolves with its exit code and what it said. */
async function exec(...words: [string, ...string[]]): Promise<{ code: number; out: string; err: string }> {
  const [program, ...args] = words;
  const env = { ...process.env, CDK8S_OUTDIR: '' };
  Reflect.deleteProperty(env, 'CDK8S_OUTDIR');
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: project, env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

function synth(...options: string[]) {
  return exec('node_modules/.bin/cdk8s', 'synth', '--check-upgrade=false', ...options);
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(project, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(project, file), text.replace(from, to));
}

/** Every file below a folder of the project, by its path. */
function below(folder: string): Record<string, string> {
  const names = readdirSync(join(project, folder), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file.slice(join(project, folder).length + 1), readFileSync(file, 'utf8')]),
  );
}

describe('cdk8s synth', () => {
  test('renders the example to what is committed, byte for byte', async () => {
    const committed = below('dist');
    rmSync(join(project, 'dist'), { recursive: true });
    expect((await synth()).code).toBe(0);
    expect(below('dist')).toEqual(committed);
  });

  test.each([
    ['a broken config', () => edit('cluster.yaml', '192.168.8.198', '192.168.8.98'), [], 1],
    ['a missing config', () => rmSync(join(project, 'cluster.yaml')), [], 1],
    ['a syntax error in main.ts', () => edit('main.ts', "synthCluster('", "synthCluster'"), [], 1],
    ['--stdout', () => edit('cluster.yaml', '192.168.8.198', '192.168.8.199'), ['--stdout'], 0],
    ['another folder', () => edit('cluster.yaml', '192.168.8.198', '192.168.8.199'), ['-o', 'elsewhere'], 0],
  ] as const)(
    'with %s leaves dist/ as it was, and a foreign file in it',
    async (_, change, options, code) => {
      writeFileSync(join(project, 'dist/notes.md'), 'mine\n');
      const before = below('dist');
      change();
      expect((await synth(...options)).code).toBe(code);
      expect(below('dist')).toEqual(before);
    },
  );

  test('writes to the folder asked for', async () => {
    mkdirSync(join(project, 'elsewhere'));
    expect((await synth('-o', 'elsewhere')).code).toBe(0);
    expect(below('elsewhere')).toEqual(below('dist'));
  });
});

test('main.ts alone publishes to dist/ too, and names what vanished', async () => {
  edit('cluster.yaml', '  y-k8s-ip-pool: 192', '  renamed: 192');
  edit('cluster.yaml', 'pool: y-k8s-ip-pool', 'pool: renamed');
  const { code, err } = await exec('node', '--import', 'tsx', 'main.ts');
  expect(code).toBe(0);
  expect(err).toContain(`No longer rendered. Still in the cluster until you delete them:
  kubectl delete -n metallb-system l2advertisement.metallb.io y-k8s-ip-pool
  kubectl delete -n metallb-system ipaddresspool.metallb.io y-k8s-ip-pool
`);
  expect(below('dist')['20-config.k8s.yaml']).toContain('name: renamed\n');
});
