import { worldOfConfig } from '../compose.js';
import { type Loaded, loadConfig } from '../config/load.js';
import { isSince, type Release, releases, tryRelease } from '../metallb/releases.js';
import { findingsText } from '../report/text.js';
import { judge } from '../rules/index.js';
import { type Rendered, type Upgrade, upgradeOf } from '../upgrade/upgrade.js';
import { emitted } from '../world.js';
import { choose } from './choose.js';
import { readerBeside } from './cluster.js';
import { readFile } from './files.js';
import { type Io, Unable } from './io.js';

export interface UpgradeOptions {
  readonly config: string;
  readonly from: string;
  readonly to: string;
  readonly format: string;
}

const formats: Readonly<Record<string, () => Promise<(upgrade: Upgrade) => string>>> = {
  text: async () => (await import('../report/upgrade.js')).upgradeText,
  json: async () => (await import('../report/upgrade-json.js')).upgradeJson,
};

/**
 * Prints what another release of MetalLB changes for a config, and what to do before and after.
 *
 * @returns 0, or 1 when the config has errors under the new release
 * @throws Unable for a config that cannot be read or is wrong in its form, for a release that is not known, and for two that are one
 */
export async function upgrade(io: Io, { config, from, to, format }: UpgradeOptions): Promise<number> {
  const load = choose(formats, format, 'format');
  const [old, next] = [releaseOf('--from', from), releaseOf('--to', to)];
  if (old === next)
    throw new Unable(`--from and --to are both ${old}`, 'name the release that runs with --from');
  const loaded = readLoaded(io, config);
  const found = upgradeOf(rendered(loaded, old), rendered(loaded, next));
  io.out((await load())(found));
  return found.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function releaseOf(option: string, text: string): Release {
  const release = tryRelease(text);
  if (release) return release;
  throw new Unable(
    `${option} ${text} is no release we know`,
    `use one of ${releases.join(', ')}; for others there is diff, of two folders rendered with metallb.manifest`,
  );
}

function readLoaded(io: Io, file: string): Loaded {
  const bytes = readFile(io, file, 'name the config with -c');
  const { loaded, findings } = loadConfig(bytes, { file, read: readerBeside(io, file) });
  if (!loaded) {
    io.err(findingsText(findings));
    throw new Unable(
      `${file} cannot be compared`,
      'mend it first: cdk8s-metallb check shows the same findings',
    );
  }
  if (loaded.config.metallb.manifest !== undefined)
    throw new Unable(
      `${file} takes a manifest as it is, of one release`,
      'render it once with each manifest, and compare the folders with cdk8s-metallb diff',
    );
  return loaded;
}

function rendered(loaded: Loaded, version: Release): Rendered {
  const config = { ...loaded.config, metallb: { ...loaded.config.metallb, version } };
  const { world, findings } = worldOfConfig({ ...loaded, config });
  if (world.backend === 'frr-k8s' && !isSince(version, '0.14.0'))
    throw new Unable(
      `${version} has no backend frr-k8s, which ${loaded.file} names`,
      'take v0.14.0 or newer, or name another backend',
    );
  return { world, rendered: emitted(world), findings: judge(world, findings).findings };
}
