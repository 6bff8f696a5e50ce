import { unreadableConfig } from '../config/load.js';
import { compareFindings } from '../finding.js';
import { joined, type Manifests, unreadableManifest } from '../manifests/read.js';
import { type Checked, ignoredText } from '../report/checked.js';
import { plural } from '../report/text.js';
import { formRules } from '../rules/form.js';
import { judge, rules } from '../rules/index.js';
import { worldOfManifests } from '../world.js';
import { judgeConfig } from './cluster.js';
import { isConfigText } from './config-text.js';
import { type Flags, factsOf } from './facts.js';
import { type Input, manifestsOf, readInputs } from './inputs.js';
import { type Io, Unable } from './io.js';

export interface CheckOptions extends Flags {
  readonly format: string;
}

type Formatter = (checked: Checked) => string;

const formats: Readonly<Record<string, () => Promise<Formatter>>> = {
  text: async () => {
    const { reportText } = await import('../report/text.js');
    return ({ findings }) => reportText(findings);
  },
  json: async () => (await import('../report/json.js')).findingsJson,
  sarif: async () => {
    const { findingsSarif } = await import('../report/sarif.js');
    return (checked) => findingsSarif(checked, [...rules, ...formRules]);
  },
  github: async () => (await import('../report/github.js')).findingsGithub,
};

/**
 * Judges every config by itself, and all manifests together as one cluster. Prints the findings on standard output, and what
 * was not judged on standard error.
 *
 * @returns 0 clean, 1 errors found, 2 when some input cannot be read at all
 * @throws Unable when a path cannot be read, or there is nothing in any of them
 */
export async function checkPaths(io: Io, paths: readonly string[], options: CheckOptions): Promise<number> {
  const load = Object.hasOwn(formats, options.format) ? formats[options.format] : undefined;
  if (!load)
    throw new Unable(`there is no format ${options.format}`, `use one of ${Object.keys(formats).join(', ')}`);
  const facts = factsOf(options);
  const inputs = await readInputs(io, paths);
  const configs = inputs.filter(({ bytes }) => isConfigText(bytes));
  const manifests = readable(
    io,
    inputs.filter((input) => !configs.includes(input)),
  );
  if (configs.length === 0 && isEmpty(manifests))
    throw new Unable(
      `there is nothing to judge in ${paths.map((path) => (path === '-' ? '<stdin>' : path)).join(', ')}`,
      'name configs, manifests, or folders of them',
    );
  const { resources, ignored } = manifests;
  const judgements = [
    ...configs.map(({ file, bytes }) => judgeConfig(io, file, bytes)),
    judge(worldOfManifests(resources, facts, ignored), manifests.findings),
  ];
  const findings = judgements.flatMap((judgement) => judgement.findings).sort(compareFindings);
  const silenced = judgements.reduce((sum, judgement) => sum + judgement.silenced.length, 0);
  const skipped = ignoredText(ignored);
  if (skipped) io.err(`not judged: ${skipped}\n`);
  if (silenced > 0) io.err(`silenced: ${plural(silenced, 'finding')}\n`);
  io.out((await load())({ findings, ignored }));
  if (findings.some(({ rule }) => unreadable.has(rule))) return 2;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const unreadable: ReadonlySet<string> = new Set([...unreadableManifest, ...unreadableConfig]);

function isEmpty({ resources, ignored, findings }: Manifests): boolean {
  return resources.length === 0 && findings.length === 0 && Object.keys(ignored).length === 0;
}

/** The objects of all files; a file that was only found in a folder, and holds no object at all, is somebody else's. */
function readable(io: Io, inputs: readonly Input[]): Manifests {
  const parts = inputs.map((input) => ({ input, manifests: manifestsOf([input]) }));
  const foreign = parts.filter(({ input, manifests }) => input.found && isForeign(manifests));
  if (foreign.length > 0)
    io.err(`not Kubernetes, not read: ${foreign.map(({ input }) => input.file).join(', ')}\n`);
  return joined(parts.filter((part) => !foreign.includes(part)).map(({ manifests }) => manifests));
}

function isForeign({ resources, ignored, findings }: Manifests): boolean {
  return (
    findings.length > 0 &&
    resources.length === 0 &&
    Object.keys(ignored).length === 0 &&
    findings.every(({ rule }) => rule === 'manifest-object')
  );
}
