import { nodeIo } from './node-io.js';
import { run } from './run.js';

export { run };

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), nodeIo);
}

/** For the build: see there. */
export async function makeReadyTexts(): Promise<ReadonlyMap<string, string>> {
  return (await import('./ready-texts.js')).makeReadyTexts();
}
