import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeIo } from '../../../lib/cli/node-io.js';
import { synth } from '../../../lib/cli/synth.js';
import type { Cluster } from './cluster.js';
import { until } from './processes.js';

/** Renders a config below `folder`, as `cdk8s-metallb synth` does; returns the output folder. */
export async function render(folder: string, config: string): Promise<string> {
  const place = mkdtempSync(join(folder, 'config-'));
  const [file, output] = [join(place, 'cluster.yaml'), join(place, 'dist')];
  writeFileSync(file, config);
  const said: string[] = [];
  const io = { ...nodeIo, err: (text: string) => said.push(text) };
  const code = await synth(io, { config: [file], output });
  if (code !== 0) throw new Error(said.join(''));
  return output;
}

/** The two commands of the README, each again as long as it loses the race with discovery. */
export async function apply(cluster: Cluster, dist: string): Promise<void> {
  for (const words of [`apply -f ${dist}/00-crds.k8s.yaml`, `apply -f ${dist}`])
    await until(words, async () => (await cluster.kubectl(words)).code === 0);
}
