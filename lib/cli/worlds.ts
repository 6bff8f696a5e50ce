import type { Finding } from '../finding.js';
import type { Resource } from '../resource.js';
import { judge } from '../rules/index.js';
import { type World, worldOfManifests } from '../world.js';
import { judgeConfig } from './cluster.js';
import { isConfigText } from './config-text.js';
import { type Flags, factsOf } from './facts.js';
import { handoutsIn, patchedService } from './handouts-in.js';
import { manifestsOf, readInputs } from './inputs.js';
import { type Io, Unable } from './io.js';

/** One cluster, from a config, from manifests, or from both. */
export interface Read {
  /** Of the config; else `cluster`, which a config without a name has too. */
  readonly name: string;
  /** Undefined where a config is too wrong to say what it describes. */
  readonly world: World | undefined;
  readonly findings: readonly Finding[];
}

/**
 * The one cluster that `paths` describe: a config, manifests of any origin, or a config with what is known of its cluster, such
 * as a dump of its nodes and Services. What the config renders counts more than the same object in a dump. A rendered folder has
 * its patches of Services, which are no manifests.
 */
export async function readWorld(io: Io, paths: readonly string[], flags: Flags): Promise<Read> {
  const facts = factsOf(flags);
  const inputs = await readInputs(io, paths);
  const configs = inputs.filter(({ bytes }) => isConfigText(bytes));
  const manifests = manifestsOf(inputs.filter((input) => !configs.includes(input)));
  const [config, second] = configs;
  if (second)
    throw new Unable(
      `${config?.file} and ${second.file} are two clusters, and a plan is of one`,
      'name one config at a time',
    );
  if (!config) {
    const patched = paths.flatMap((path) => handoutsIn(io, path).flatMap(patchedService));
    const world = worldOfManifests([...manifests.resources, ...patched], facts);
    return { name: 'cluster', world, findings: judge(world, manifests.findings).findings };
  }
  const cluster = judgeConfig(io, config.file, config.bytes);
  const name = cluster.config?.name ?? 'cluster';
  if (!cluster.world || manifests.resources.length === 0)
    return { name, world: cluster.world, findings: [...cluster.findings, ...manifests.findings] };
  const world = beside(cluster.world, manifests.resources);
  return { name, world, findings: judge(world, manifests.findings).findings };
}

/** A config's World with what is known of its cluster. Objects that the config renders replace their earlier selves. */
function beside(world: World, known: readonly Resource[]): World {
  const rendered = new Set(world.resources.filter(({ use }) => use === 'apply').map(identity));
  return {
    ...world,
    resources: [...known.filter((resource) => !rendered.has(identity(resource))), ...world.resources],
  };
}

function identity({ object: { kind, metadata } }: Resource): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
