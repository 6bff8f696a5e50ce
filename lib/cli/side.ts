import type { Side } from '../diff/side.js';
import type { Finding } from '../finding.js';
import { findingsText } from '../report/text.js';
import { worldOfManifests } from '../world.js';
import { isSound, judgeConfig } from './cluster.js';
import { isConfigText } from './config-text.js';
import { handoutsIn, patchedService } from './handouts-in.js';
import { type Input, manifestsOf, readInputs } from './inputs.js';
import { type Io, Unable } from './io.js';
import { openRevision } from './revision.js';

/**
 * One side of a comparison: a config, manifests, a rendered folder with its patches, or a Git revision of any of them.
 *
 * @throws Unable when it cannot be read, or is no sound config
 */
export async function readSide(io: Io, name: string): Promise<Side> {
  const here = name === '-' || exists(io, name);
  const { io: files, path } = here ? { io, path: name } : openRevision(io, name);
  const inputs = await readInputs(files, [path]);
  const [first, second] = inputs;
  if (!first)
    throw new Unable(`${name} holds no YAML or JSON`, 'name a config, manifests, or a rendered folder');
  if (!isConfigText(first.bytes)) return sideOfManifests(io, files, name, path, inputs);
  if (second)
    throw new Unable(
      `${name} holds more than one file, and one of them is a config`,
      'name the config alone',
    );
  return sideOfConfig(io, files, name, first);
}

function exists(io: Io, path: string): boolean {
  if (io.list(path)) return true;
  try {
    io.read(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

function sideOfConfig(io: Io, files: Io, name: string, { file, bytes }: Input): Side {
  const cluster = judgeConfig(files, file, bytes);
  if (!isSound(cluster)) throw unsound(io, name, cluster.findings);
  const { world } = cluster;
  return {
    world,
    rendered: world.resources.filter(({ use }) => use === 'apply').map(({ object }) => object),
  };
}

function sideOfManifests(io: Io, files: Io, name: string, path: string, inputs: readonly Input[]): Side {
  const { resources, others, findings } = manifestsOf(inputs);
  if (findings.some(({ severity }) => severity === 'error')) throw unsound(io, name, findings);
  const handouts = handoutsIn(files, path);
  const world = worldOfManifests([...resources, ...handouts.flatMap(patchedService)]);
  return { world: { ...world, handouts }, rendered: [...resources, ...others].map(({ object }) => object) };
}

function unsound(io: Io, name: string, findings: readonly Finding[]): Unable {
  io.err(findingsText(findings));
  return new Unable(
    `${name} cannot be compared`,
    'mend it first: cdk8s-metallb check shows the same findings',
  );
}
