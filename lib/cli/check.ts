import { compareFindings, type Finding } from '../finding.js';
import type { Backend, Release } from '../metallb/releases.js';
import { plural } from '../report/text.js';
import { type Judgement, judge } from '../rules/index.js';
import { worldOfManifests } from '../world.js';
import { judgeConfig } from './cluster.js';
import { type Flags, factsOf } from './facts.js';
import { type Input, isConfigText, manifestsOf, readInputs } from './inputs.js';
import { type Io, Unable } from './io.js';

export interface CheckOptions extends Flags {
  readonly format: string;
}

type Formatter = (findings: readonly Finding[]) => string;

const formats: Readonly<Record<string, () => Promise<Formatter>>> = {
  text: async () => (await import('../report/text.js')).reportText,
  json: async () => (await import('../report/json.js')).findingsJson,
  sarif: async () => (await import('../report/sarif.js')).findingsSarif,
  github: async () => (await import('../report/github.js')).findingsGithub,
};

/** Judges every config by itself, and all manifests together as one cluster. Prints the findings on standard output. */
export async function checkPaths(io: Io, paths: readonly string[], options: CheckOptions): Promise<number> {
  const load = formats[options.format];
  if (!load)
    throw new Unable(`there is no format ${options.format}`, `use one of ${Object.keys(formats).join(', ')}`);
  const facts = factsOf(options);
  const inputs = await readInputs(io, paths);
  const configs = inputs.filter(({ bytes }) => isConfigText(bytes));
  const manifests = inputs.filter((input) => !configs.includes(input));
  const judgements = [
    ...configs.map(({ file, bytes }) => judgeConfig(io, file, bytes)),
    judgeManifests(io, manifests, facts),
  ];
  const findings = judgements.flatMap((judgement) => judgement.findings).sort(compareFindings);
  const silenced = judgements.reduce((sum, judgement) => sum + judgement.silenced.length, 0);
  if (silenced > 0) io.err(`silenced: ${plural(silenced, 'finding')}\n`);
  io.out((await load())(findings));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function judgeManifests(
  io: Io,
  inputs: readonly Input[],
  facts: { release?: Release; backend?: Backend },
): Judgement {
  if (inputs.length === 0) return { findings: [], silenced: [] };
  const { resources, findings } = manifestsOf(inputs);
  const world = worldOfManifests(resources, facts);
  const skipped = Object.entries(world.ignored).map(([kind, count]) => `${count} ${kind}`);
  if (skipped.length > 0) io.err(`not judged: ${skipped.join(', ')}\n`);
  return judge(world, findings);
}
