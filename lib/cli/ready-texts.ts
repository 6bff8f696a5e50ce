import { readFileSync } from 'node:fs';
import { worldOfConfig } from '../compose.js';
import { type ConfigInput, configSchema } from '../config/schema.js';
import { type Texts, worldFiles } from '../manifest-text.js';
import { backends } from '../metallb/releases.js';
import type { SoundCluster } from './cluster.js';
import { packageFolder } from './package-folder.js';

/** Name of what is ready for a backend, with or without monitoring. */
const nameOf = (backend: string, prometheus: boolean) => `${backend}-${prometheus}`;

/** The texts that the build made for the flavours of these clusters; none when there was no build. */
export function readyTexts(clusters: readonly Pick<SoundCluster, 'config' | 'world'>[]): Texts {
  const names = clusters.map(({ config, world }) =>
    nameOf(world.backend, config.metallb.prometheus !== false),
  );
  return new Map([...new Set(names)].flatMap(read));
}

function read(name: string): [json: string, text: string][] {
  try {
    return JSON.parse(readFileSync(`${packageFolder()}/build/ready/${name}.texts.json`, 'utf8'));
  } catch {
    return [];
  }
}

/** What the build writes for {@link readyTexts}, by name: everything that the newest release consists of, in all its flavours. */
export function makeReadyTexts(): ReadonlyMap<string, string> {
  return new Map(
    backends.flatMap((backend) =>
      [false, true].map(
        (prometheus) => [nameOf(backend, prometheus), textsOf({ backend, prometheus })] as const,
      ),
    ),
  );
}

function textsOf(metallb: ConfigInput['metallb']): string {
  const texts: Texts = new Map();
  const config = configSchema.parse({ metallb, pools: {} } satisfies ConfigInput);
  worldFiles(worldOfConfig({ config, file: '', at: () => undefined, read: () => undefined }).world, texts);
  return JSON.stringify([...texts]);
}
