import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check, loadConfig, worldOf } from 'cdk8s-metallb';

test('MetalLB takes everything that cluster.yaml describes', () => {
  const read = (path: string) => readFileSync(path);
  const { loaded, findings } = loadConfig(read('cluster.yaml'), { file: 'cluster.yaml', read });
  assert.deepEqual(findings, []);
  assert.ok(loaded);
  assert.deepEqual(
    check(worldOf(loaded)).filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('dist/ is what cluster.yaml renders', () => {
  const bin = 'node_modules/cdk8s-metallb/build/bin.cjs';
  const { status, stderr } = spawnSync(process.execPath, [bin, 'synth', '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
