import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nodeIo } from '../../../lib/cli/node-io.js';
import { readSide } from '../../../lib/cli/side.js';
import { upgrade } from '../../../lib/cli/upgrade.js';
import { type Upgrade, upgradeOf } from '../../../lib/upgrade/upgrade.js';
import type { Cluster } from './cluster.js';

/** What `cdk8s-metallb upgrade` prints of a config. */
export async function report(
  folder: string,
  config: string,
  [from, to]: readonly [from: string, to: string],
  format: 'json' | 'text',
): Promise<string> {
  const file = join(folder, 'upgrade.yaml');
  writeFileSync(file, config);
  let said = '';
  const out = (text: string) => {
    said += text;
  };
  const code = await upgrade({ ...nodeIo, out, err: out }, { config: file, from, to, format });
  expect([code, said]).toEqual([0, said]);
  return said;
}

/** Everything that the API server has, as a file. */
export async function dump(cluster: Cluster, name: string): Promise<string> {
  const file = join(cluster.folder, `${name}.json`);
  const { code, text } = await cluster.shell(
    `kubectl get $(kubectl api-resources --verbs=list -o name | paste -sd,) -A -o json > ${file}`,
  );
  expect([code, text]).toEqual([0, text]);
  return file;
}

/** The report that two dumps of one cluster make: what has happened, in the words of what was said. */
export async function happened(before: string, after: string): Promise<Upgrade> {
  const [old, now] = [await readSide(nodeIo, before), await readSide(nodeIo, after)];
  return upgradeOf({ ...old, findings: [] }, { ...now, findings: [] });
}
