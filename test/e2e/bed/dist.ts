import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeIo } from '../../../lib/cli/node-io.js';
import { synth } from '../../../lib/cli/synth.js';
import type { Cluster } from './cluster.js';
import { until } from './processes.js';

/** A folder as it was rendered, and the commands that the summary gives to apply it. */
export interface Rendered {
  readonly dist: string;
  readonly commands: readonly string[];
}

/** Renders a config below `folder`, as `cdk8s-metallb synth` does; `files` are beside the config. */
export async function rendered(
  folder: string,
  config: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Rendered> {
  const place = mkdtempSync(join(folder, 'config-'));
  const [file, dist] = [join(place, 'cluster.yaml'), join(place, 'dist')];
  for (const [name, text] of Object.entries({ ...files, 'cluster.yaml': config }))
    writeFileSync(join(place, name), text);
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const code = await synth({ ...nodeIo, out: say, err: say }, { config: [file], output: dist });
  if (code !== 0) throw new Error(said.join(''));
  const commands = /^Apply, in this order:\n((?: {2}.*\n)*)/m.exec(said.join(''))?.[1] ?? '';
  return {
    dist,
    commands: commands
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

/** The folder of a config, rendered below `folder`. */
export async function render(folder: string, config: string): Promise<string> {
  return (await rendered(folder, config)).dist;
}

/** The two commands of the README, each again as long as it loses the race with discovery. */
export async function apply(cluster: Cluster, dist: string): Promise<void> {
  for (const words of [`apply -f ${dist}/00-crds.k8s.yaml`, `apply -f ${dist}`])
    await until(words, async () => (await cluster.kubectl(words)).code === 0);
}

/** The resources of which objects were created, in order. */
export function creations(cluster: Cluster): string[] {
  return cluster
    .requests()
    .filter(({ verb, responseStatus }) => verb === 'create' && responseStatus?.code === 201)
    .flatMap(({ objectRef }) => objectRef?.resource ?? []);
}
