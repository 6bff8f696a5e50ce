import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chartFiles, drawWorld } from '../../lib/chart.js';
import { readCluster, type SoundCluster } from '../../lib/cli/cluster.js';
import { makeReadyTexts, readyTexts } from '../../lib/cli/ready-texts.js';
import { worldFiles } from '../../lib/manifest-text.js';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { backends, newestRelease, releases } from '../../lib/metallb/releases.js';
import { MemoryIo } from '../memory-io.js';

const repository = new URL('../../', import.meta.url).pathname;
const bin = `${repository}build/bin.cjs`;
const exec = promisify(execFile);
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bundle-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Every file below a folder, by its path in it. */
function below(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** The charts of a config, drawn by cdk8s and written without it. */
function bothWays(text: string): [drawn: Map<string, string>, written: Map<string, string>] {
  const { world } = readCluster(new MemoryIo({ 'cluster.yaml': text }), 'cluster.yaml');
  if (!world) throw new Error('the config is refused');
  const app = new App();
  drawWorld(app, world);
  return [chartFiles(app), worldFiles(world)];
}

test('the bin writes what cdk8s synth wrote of the example, byte for byte', async () => {
  for (const name of ['cluster.yaml', 'kube-proxy.yaml']) cpSync(repository + name, join(dir, name));
  await exec(process.execPath, [bin, 'synth'], { cwd: dir });
  expect(below(join(dir, 'dist'))).toEqual(below(`${repository}dist`));
});

test.each(['native', 'frr', 'frr-k8s'])('the texts that the build made of %s are those of now', (backend) => {
  for (const prometheus of [false, true]) {
    const text = `metallb: {backend: ${backend}, prometheus: ${prometheus}}\npools: {}\n`;
    const cluster = readCluster(new MemoryIo({ 'cluster.yaml': text }), 'cluster.yaml') as SoundCluster;
    const made = new Map(JSON.parse(makeReadyTexts().get(`${backend}-${prometheus}`) as string));
    expect(made.size).toBeGreaterThan(20);
    expect(readyTexts([cluster])).toEqual(made);
  }
});

test('several clusters take the texts of each flavour', () => {
  const clusters = ['native', 'frr'].map((backend) => {
    const text = `metallb: {backend: ${backend}}\npools: {}\n`;
    return readCluster(new MemoryIo({ 'cluster.yaml': text }), 'cluster.yaml') as SoundCluster;
  });
  const sizes = clusters.map((cluster) => readyTexts([cluster]).size);
  expect(readyTexts(clusters).size).toBeGreaterThan(Math.max(...sizes));
});

test('the objects that the build made are those of now', () => {
  for (const backend of backends)
    for (const prometheus of [false, true]) {
      const file = `${repository}build/ready/${backend}-${prometheus}.objects.json`;
      const flavour = { release: newestRelease, backend, prometheus, namespace: 'metallb-system' };
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(metallbObjects(flavour));
    }
});

test('without what the build adds, the bin works all the same', async () => {
  for (const name of ['bin.cjs', 'cli.cjs']) cpSync(`${repository}build/${name}`, join(dir, 'build', name));
  writeFileSync(join(dir, 'package.json'), '{}');
  for (const name of ['cluster.yaml', 'kube-proxy.yaml']) cpSync(repository + name, join(dir, name));
  await exec(process.execPath, [join(dir, 'build/bin.cjs'), 'synth'], { cwd: dir });
  expect(below(join(dir, 'dist'))).toEqual(below(`${repository}dist`));
});

describe.each(releases)('%s', (version) => {
  test.each(backends)('with %s is written as cdk8s draws it', (backend) => {
    const [drawn, written] = bothWays(
      `metallb: {version: ${version}, backend: ${backend}, prometheus: true}\npools: {home: 192.168.8.151-192.168.8.198}\n`,
    );
    expect(written).toEqual(drawn);
  });
});
