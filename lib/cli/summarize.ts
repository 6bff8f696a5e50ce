import { chartFileNames } from '../chart.js';
import { summaryText } from '../report/summary.js';
import { vanishedObjects } from '../report/vanished.js';
import type { SoundCluster } from './cluster.js';
import type { Io } from './io.js';
import { compare, type Files, tryRead } from './publish.js';

/** The summary of a synth. Call it before publishing: it compares with what `dir` still holds. */
export function summarize(
  io: Io,
  { config, world, findings }: SoundCluster,
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
    subject: config.metallb.install
      ? `MetalLB ${world.release}, backend ${world.backend}`
      : `for the MetalLB ${world.release} that is installed, backend ${world.backend}`,
    dir,
    files: [...files].map(([name, text]) =>
      chartFileNames.includes(name) ? { name, objects: documents(text) } : { name },
    ),
    findings,
    silenced: [],
    vanished: vanishedObjects(before, objects),
    handouts: world.handouts,
  });
}

/** Documents in a text of cdk8s' writer, which puts `---` on a line of its own between them. */
function documents(text: string): number {
  return text.split('\n---\n').length;
}
