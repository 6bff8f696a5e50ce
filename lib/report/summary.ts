import type { Finding, ObjectRef } from '../finding.js';
import type { Handout } from '../resource.js';
import { countText, findingsText, plural, section } from './text.js';
import { vanishedText } from './vanished.js';

/** What a synth did, for standard error. */
export interface Summary {
  /** Name of the cluster. */
  readonly name: string;
  /** One line on what is rendered: release, backend and why. */
  readonly subject: string;
  /** The output folder as the user wrote it. */
  readonly dir: string;
  /** Every file of the folder, with its number of objects; handouts have none. */
  readonly files: readonly { readonly name: string; readonly objects?: number }[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly string[];
  /** Objects of the last run that are not rendered any more, in the order to delete them. */
  readonly vanished: readonly ObjectRef[];
  readonly handouts: readonly Handout[];
  /** A few lines on who gets which address. */
  readonly plan?: string;
}

/** The summary of a synth: what was written, what to know, and the commands to run, in order. */
export function summaryText(summary: Summary): string {
  const parts = [
    `${summary.name}: ${summary.subject}\n`,
    filesText(summary),
    summary.plan ?? '',
    findingsPart(summary.findings),
    section('Silenced:', summary.silenced),
    vanishedText(summary.vanished),
    section('Apply, in this order:', applyCommands(summary)),
    referenceText(summary),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function filesText({ dir, files }: Summary): string {
  const width = Math.max(...files.map(({ name }) => name.length));
  const lines = files.map(({ name, objects }) =>
    objects === undefined
      ? `  ${dir}/${name}\n`
      : `  ${dir}/${name.padEnd(width)}  ${plural(objects, 'object')}\n`,
  );
  return lines.join('');
}

function findingsPart(findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : `${findingsText(findings)}${countText(findings)}\n`;
}

/** Every command that brings the cluster to what was rendered, in order. */
export function applyCommands({
  dir,
  files,
  handouts,
}: Pick<Summary, 'dir' | 'files' | 'handouts'>): string[] {
  const of = (when: Handout['when']) =>
    handouts.filter((handout) => handout.when === when).flatMap((handout) => handout.commands?.(dir) ?? []);
  const crds = files.find(({ name }) => name.startsWith('00-crds'));
  const objects = files.some((file) => file.objects);
  return [
    ...of('before'),
    ...(crds ? [`kubectl apply -f ${dir}/${crds.name}`] : []),
    ...(objects ? [`kubectl apply -f ${dir}`] : []),
    ...of('after'),
  ];
}

function referenceText({ dir, handouts }: Summary): string {
  const lines = handouts
    .filter(({ when }) => when === 'reference')
    .map(({ title, file }) => (file ? `${title}: ${dir}/${file.name}` : title));
  return section('For elsewhere:', lines);
}
