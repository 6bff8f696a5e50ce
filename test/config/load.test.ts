import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../lib/config/load.js';
import { findingsText } from '../../lib/report/text.js';

const folder = new URL('../fixtures/config/', import.meta.url);

function load(bytes: Uint8Array | string) {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return loadConfig(data, { file: 'cluster.yaml', read: () => undefined });
}

describe('what is said about', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const { loaded, findings } = load(readFileSync(new URL(`${name}/cluster.yaml`, folder)));
    expect(loaded === undefined).toBe(findings.length > 0);
    await expect(findingsText(findings) || 'accepted\n').toMatchFileSnapshot(
      `../fixtures/config/${name}/expected.txt`,
    );
  });
});

test('a file of 50 MB is refused before it is parsed', () => {
  expect(load(new Uint8Array(50_000_000).fill(0x61)).findings).toEqual([
    {
      rule: 'config-size',
      severity: 'error',
      message: 'the file has 50 MB, more than the 4 MB that are read',
      remedy: 'name the right file, or split it',
      at: { file: 'cluster.yaml', line: 1, column: 1 },
    },
  ]);
});

test('every value is found where it stands, short forms included', () => {
  const text =
    '\uFEFFpools:\r\n  home: [10.0.0.0/24, "10.1.0.0/24"] # \u{1F6A7}\r\n  lab:\r\n    addresses: 10.2.0.0/24\r\n';
  const at = (...path: (string | number)[]) => load(text).loaded?.at(path);
  expect(at('pools', 'home', 'addresses', 1)).toEqual({ file: 'cluster.yaml', line: 2, column: 23 });
  expect(at('pools', 'lab', 'addresses', 0)).toEqual({ file: 'cluster.yaml', line: 4, column: 16 });
  expect(at('pools', 'lab', 'autoAssign')).toEqual({ file: 'cluster.yaml', line: 4, column: 5 });
  expect(at()).toEqual({ file: 'cluster.yaml', line: 1, column: 1 });
});

test('no key reaches a prototype', () => {
  load('__proto__: {polluted: true}\npools: {a: {__proto__: {polluted: true}, addresses: 10.0.0.0/24}}\n');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each(['1.33', 'v1.33', '1.33.2', 'v1.33.2+k3s1', '1.33.0-gke.1'])('kubernetes %s is 1.33', (version) => {
  expect(load(`kubernetes: "${version}"\npools: {home: 10.0.0.0/24}\n`).loaded?.config.kubernetes).toBe(
    '1.33',
  );
});

test.each(['1', '1.33.x', '2.0', '1.33+k3s1'])('kubernetes %s is no version', (version) => {
  expect(findingsText(load(`kubernetes: "${version}"\npools: {home: 10.0.0.0/24}\n`).findings)).toBe(
    `cluster.yaml:1:13: error: kubernetes ${version} is no version of Kubernetes [config-value]\n` +
      '  write major and minor in quotes, such as "1.33"\n',
  );
});

test('three lines are a config, with the defaults of an expert', () => {
  expect(load('pools:\n  home: 192.168.8.151-192.168.8.198\n').loaded?.config).toMatchObject({
    name: 'cluster',
    distribution: 'kubeadm',
    kubeProxy: { emit: 'patch' },
    metallb: { version: 'v0.16.1', install: true, namespace: 'metallb-system' },
    pools: { home: { addresses: ['192.168.8.151-192.168.8.198'], announce: ['layer2'] } },
    services: {},
    network: {},
  });
});

test('whatever the bytes are, there are findings or a config, and never an exception', () => {
  const words = fc.constantFrom(
    'pools',
    ':',
    ' ',
    '\n',
    '  ',
    '-',
    '[',
    ']',
    '{',
    '}',
    '&a',
    '*a',
    '"',
    "'",
    '|',
    '#',
    '<<',
    '!!str',
    '1',
    '~',
    '\t',
    '%',
    '?',
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void load(bytes)));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => void load(parts.join(''))),
    { numRuns: 2000 },
  );
});
