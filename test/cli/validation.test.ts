import { spawnSync } from 'node:child_process';
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
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MetalLbValidation } from '../../lib/cli/validation.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'validation-'));

/** A project of somebody else's, with the package in its node_modules as the tarball would put it there. */
beforeAll(() => {
  mkdirSync(join(dir, 'node_modules/cdk8s-metallb/build'), { recursive: true });
  cpSync(join(root, 'package.json'), join(dir, 'node_modules/cdk8s-metallb/package.json'));
  buildSync({
    entryPoints: [join(root, 'lib/cli/validation.ts')],
    outfile: join(dir, 'node_modules/cdk8s-metallb/build/validation.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  for (const name of ['cdk8s', 'constructs'])
    symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function synth(addresses: string, properties: string, env: NodeJS.ProcessEnv = {}) {
  writeFileSync(
    join(dir, 'main.js'),
    `const { App, Chart, ApiObject } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'lab');
const metadata = { name: 'lab', namespace: 'metallb-system' };
new ApiObject(chart, 'pool', { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata, spec: { addresses: ['${addresses}'] } });
new ApiObject(chart, 'l2', { apiVersion: 'metallb.io/v1beta1', kind: 'L2Advertisement', metadata: { ...metadata, name: 'all' } });
app.synth();
`,
  );
  writeFileSync(
    join(dir, 'cdk8s.yaml'),
    `language: typescript
app: node main.js
validations:
  - package: ./node_modules/cdk8s-metallb/build/validation.cjs
    version: 0.1.0
    class: MetalLbValidation
    properties: ${properties}
`,
  );
  const cli = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
  const home = { ...process.env, HOME: dir, ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'synth', '--check-upgrade=false'], {
    cwd: dir,
    encoding: 'utf8',
    env: home,
  });
  return { status, out: stdout + stderr };
}

test('a sound app passes, and nothing but its manifest is left', () => {
  const { status, out } = synth('192.0.2.0/28', '{}');
  expect(out).toContain('success');
  expect(status).toBe(0);
  expect(readdirSync(join(dir, 'dist'))).toEqual(['lab.k8s.yaml']);
  expect(readdirSync(dir).sort()).toEqual(['cdk8s.yaml', 'dist', 'main.js', 'node_modules']);
});

test('what MetalLB refuses fails the synthesis, with rule, place, construct and remedy', () => {
  const { status, out } = synth('192.0.2.1', '{release: 0.15.3, backend: frr}');
  expect(status).not.toBe(0);
  for (const words of [
    'addr-format (error) (1 occurrences)',
    'Construct Path: lab/pool',
    'Resource Name: lab',
    '> lab.k8s.yaml:8:7 spec.addresses[0]',
    'Recommendation: pool lab: 192.0.2.1 is a bare address, which MetalLB does not read',
    'How to fix: write 192.0.2.1/32',
    'v0.15.3 frr',
  ])
    expect(out).toContain(words);
  expect(readdirSync(join(dir, 'dist'))).toEqual(['lab.k8s.yaml']);
});

test('who asks for the metadata keeps it', () => {
  expect(synth('192.0.2.0/28', '{}', { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' }).status).toBe(0);
  expect(readdirSync(join(dir, 'dist')).sort()).toEqual(['construct-metadata.json', 'lab.k8s.yaml']);
});

test('properties that mean nothing are refused', () => {
  expect(() => new MetalLbValidation({ release: '9.9' })).toThrow('there is no release 9.9: use one of ');
  expect(() => new MetalLbValidation({ backend: 'bird' })).toThrow(
    'there is no backend bird: use one of native, frr, frr-k8s',
  );
  expect(() => new MetalLbValidation({ relaese: 'x' } as object)).toThrow(
    'the property relaese is unknown: there are release and backend',
  );
});

test('the package exports and packs the plugin', () => {
  const { exports, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(exports['./validation']).toBe('./build/validation.cjs');
  expect(files).toContain('build/validation.cjs');
});
