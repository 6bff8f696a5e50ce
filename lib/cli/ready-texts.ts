import { readFileSync } from 'node:fs';
import { worldOfConfig } from '../compose.js';
import { type ConfigInput, configSchema } from '../config/schema.js';
import { type Texts, worldFiles } from '../manifest-text.js';
import { backends } from '../metallb/releases.js';
import { packageFolder } from './package-folder.js';

const file = () => `${packageFolder()}/build/ready-texts.json`;

/** The texts that the build made; none when there was no build. */
export function readyTexts(): Texts {
  try {
    return new Map(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return new Map();
  }
}

/** What the build writes for {@link readyTexts}: everything that the newest release consists of, in all its flavours. */
export function makeReadyTexts(): string {
  const texts: Texts = new Map();
  for (const backend of backends)
    for (const prometheus of [false, true]) {
      const input: ConfigInput = { metallb: { backend, prometheus }, pools: {} };
      const config = configSchema.parse(input);
      const loaded = { config, file: '', at: () => undefined, read: () => undefined };
      worldFiles(worldOfConfig(loaded).world, texts);
    }
  return JSON.stringify([...texts]);
}
