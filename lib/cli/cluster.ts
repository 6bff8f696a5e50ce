import { dirname, resolve } from 'node:path';
import { worldOfConfig } from '../compose.js';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { Finding } from '../finding.js';
import { reportText } from '../report/text.js';
import { judge } from '../rules/index.js';
import type { Silenced, World } from '../world.js';
import { readFile } from './files.js';
import { type Io, Unable } from './io.js';

/** A config that was read and judged. Without a World, the findings say why. */
export interface Cluster {
  readonly config?: Config;
  readonly world?: World;
  readonly findings: readonly Finding[];
  /** Findings that do not count, for the reasons the config gives. */
  readonly silenced: readonly Silenced[];
}

/** A cluster without errors, which can be rendered. */
export type SoundCluster = Required<Cluster>;

/** Whether nothing keeps the cluster from being rendered. */
export function isSound(cluster: Cluster): cluster is SoundCluster {
  return cluster.world !== undefined && !cluster.findings.some(({ severity }) => severity === 'error');
}

/** Reads a config and judges what it describes. */
export function readCluster(io: Io, file: string): Cluster {
  return judgeConfig(
    io,
    file,
    readFile(io, file, 'check the path; cdk8s-metallb init writes a first config'),
  );
}

/**
 * Reads the config for `cdk8s synth`: prints what is wrong with it on standard error, and returns the cluster only when it
 * can be rendered.
 */
export function openCluster(io: Io, file: string): SoundCluster | undefined {
  try {
    const cluster = readCluster(io, file);
    if (isSound(cluster)) return cluster;
    io.err(`${reportText(cluster.findings)}nothing was written\n`);
  } catch (error) {
    if (!(error instanceof Unable)) throw error;
    io.err(`error: ${error.message}\n  ${error.remedy}\n`);
  }
  return undefined;
}

/** Reads the files that a config names, whose paths are relative to its folder; undefined for one that cannot be read. */
export function readerBeside(io: Io, file: string): (path: string) => Uint8Array | undefined {
  return (path) => {
    try {
      return io.read(resolve(dirname(file), path));
    } catch {
      return undefined;
    }
  };
}

/** Judges the config in `bytes`, which stood in `file`. Paths in it are relative to the folder of `file`. */
export function judgeConfig(io: Io, file: string, bytes: Uint8Array): Cluster {
  const { loaded, findings } = loadConfig(bytes, { file, read: readerBeside(io, file) });
  if (!loaded) return { findings, silenced: [] };
  const composed = worldOfConfig(loaded);
  const judgement = judge(composed.world, [...findings, ...composed.findings]);
  return { config: composed.config, world: composed.world, ...judgement };
}
