import { compareText } from '../finding.js';
import { type Texts, worldFiles } from '../manifest-text.js';
import { countText, findingsText } from '../report/text.js';
import { type Cluster, isSound, readCluster, type SoundCluster } from './cluster.js';
import { type Io, Unable } from './io.js';
import { compare, type Files, publish } from './publish.js';
import { readyTexts } from './ready-texts.js';
import { summarize } from './summarize.js';

export interface SynthOptions {
  readonly config: readonly string[];
  readonly output: string;
  readonly check?: boolean;
  /** Where the address plan goes. */
  readonly plan?: string;
}

/** Renders each config into its folder when all of them are free of errors; otherwise writes nothing. */
export async function synth(io: Io, options: SynthOptions): Promise<number> {
  const clusters = options.config.map((file) => readCluster(io, file));
  const sound = clusters.filter(isSound);
  if (sound.length < clusters.length) return refuse(io, clusters);
  const folders = foldersOf(sound, options.output);
  const plan = await planFor(sound, options.plan);
  const texts = readyTexts(sound);
  const codes = sound.map((cluster, index) => {
    const dir = folders[index] as string;
    const files = render(cluster, texts);
    return options.check ? reportStale(io, dir, files) : deliver(io, cluster, files, dir);
  });
  if (plan && !options.check) io.write(plan.file, plan.text);
  return Math.max(...codes);
}

/** The address plan to write, made before anything is written. */
async function planFor(clusters: readonly SoundCluster[], file: string | undefined) {
  const [cluster, second] = clusters;
  if (file === undefined || !cluster) return undefined;
  if (second) throw new Unable('a plan is of one cluster', 'use --plan with one config at a time');
  const { planFile } = await import('./plan-file.js');
  return { file, text: await planFile(file, cluster) };
}

/** One cluster goes to the folder itself, several to a folder each, by name. */
function foldersOf(clusters: readonly SoundCluster[], output: string): string[] {
  if (clusters.length === 1) return [output];
  const names = clusters.map(({ config }) => config.name);
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice)
    throw new Unable(
      `two configs have the name ${twice}`,
      'give each cluster a name of its own: it is its folder',
    );
  return names.map((name) => `${output}/${name}`);
}

/** The files of a cluster: its charts, patches and host files. */
export function render(cluster: SoundCluster, known?: Texts): Files {
  return withHandouts(cluster, worldFiles(cluster.world, known));
}

/** Charts together with the files for people's own hands, sorted by name. */
export function withHandouts({ world }: SoundCluster, charts: Files): Files {
  const handouts = world.handouts.flatMap(({ file }) => (file ? [[file.name, file.text] as const] : []));
  return new Map([...charts, ...handouts].sort(([a], [b]) => compareText(a, b)));
}

/** Publishes the files of a cluster and tells on standard error what was done and what to do next. */
export function deliver(io: Io, cluster: SoundCluster, files: Files, dir: string): number {
  const summary = summarize(io, cluster, files, dir);
  publish(io, dir, files);
  io.err(summary);
  return 0;
}

function reportStale(io: Io, dir: string, files: Files): number {
  const { written, removed } = compare(io, dir, files);
  if (written.length + removed.length === 0) return 0;
  const lines = [
    ...written.map((name) => `differs: ${dir}/${name}`),
    ...removed.map((name) => `extra:   ${dir}/${name}`),
  ];
  io.err(
    `${lines.join('\n')}\n${dir} is not what the config renders; run cdk8s-metallb synth and commit the result\n`,
  );
  return 1;
}

/** Prints every finding of every cluster; says that nothing was written. */
export function refuse(io: Io, clusters: readonly Cluster[]): number {
  const findings = clusters.flatMap((cluster) => cluster.findings);
  io.err(`${findingsText(findings)}${countText(findings)}; nothing was written\n`);
  return 1;
}
