import { chartFileNames } from '../apply-order.js';
import type { Config } from '../config/schema.js';
import { backendOf } from '../metallb/backend.js';
import { planOf } from '../plan/plan-of.js';
import { planSummary } from '../report/plan-text.js';
import { silencedLines } from '../report/silenced.js';
import { summaryText } from '../report/summary.js';
import { vanishedObjects } from '../report/vanished.js';
import type { SoundCluster } from './cluster.js';
import type { Io } from './io.js';
import { compare, type Files, tryRead } from './publish.js';

/** The summary of a synth. Call it before publishing: it compares with what `dir` still holds. */
export function summarize(
  io: Io,
  { config, world, findings, silenced }: SoundCluster,
  files: Files,
  dir: string,
): string {
  const { written, removed } = compare(io, dir, files);
  const before = [...written, ...removed]
    .filter((name) => chartFileNames.includes(name))
    .map((name) => tryRead(io, `${dir}/${name}`) ?? '');
  const objects = world.resources.filter(({ use }) => use === 'apply').map(({ object }) => object);
  return summaryText({
    name: config.name,
    subject: subjectOf(config),
    dir,
    files: [...files].map(([name, text]) =>
      chartFileNames.includes(name) ? { name, objects: documents(text) } : { name },
    ),
    findings,
    silenced: silencedLines(silenced),
    vanished: vanishedObjects(before, objects),
    handouts: world.handouts,
    plan: planSummary(planOf(world)),
  });
}

/** What is rendered: release, backend and why. */
function subjectOf(config: Config): string {
  const { backend, why } = backendOf(config);
  const { install, manifest, version } = config.metallb;
  const origin = manifest
    ? `of ${manifest}, judged as ${version}`
    : `${version}${install ? '' : ', installed by others'}`;
  return `MetalLB ${origin}, backend ${backend} (${why})`;
}

/** Documents in a text of cdk8s' writer, which puts `---` on a line of its own between them. */
function documents(text: string): number {
  return text.split('\n---\n').length;
}
