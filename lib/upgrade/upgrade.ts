import { type Difference, difference } from '../diff/difference.js';
import { pairsOf } from '../diff/objects.js';
import type { Side } from '../diff/side.js';
import { type Finding, pathText } from '../finding.js';
import { type Backend, compareVersions, isSince, type Release } from '../metallb/releases.js';
import { identityOf } from '../resource.js';
import type { World } from '../world.js';
import { type ArgumentChange, argumentChanges, type PortChange, portChanges } from './containers.js';
import { type KindChange, kindChanges } from './kinds.js';
import { type Note, notes } from './notes.js';
import { type RoleChange, roleChanges } from './roles.js';

/** One release of a config: what it renders, and what is said of it. */
export interface Rendered extends Side {
  readonly findings: readonly Finding[];
}

/** A note that concerns an upgrade. */
type Told = Omit<Note, 'concerns'>;

/** What another release changes for a config. */
export interface Upgrade {
  readonly from: Release;
  readonly to: Release;
  /** Whether `to` is older. What `notes` say is then taken back. */
  readonly downgrade: boolean;
  /** What speaks BGP before and after. */
  readonly backend: { readonly before: Backend; readonly after: Backend };
  /** What no object shows, oldest release first. */
  readonly notes: readonly Told[];
  readonly difference: Difference;
  readonly ports: PortChange;
  readonly arguments: readonly ArgumentChange[];
  readonly kinds: readonly KindChange[];
  readonly roles: readonly RoleChange[];
  /** Whether the config renders MetalLB itself; else what shows in its objects is not known. */
  readonly installs: boolean;
  /** What is wrong with the config under `to`, and was not under `from`; and every error. */
  readonly findings: readonly Finding[];
}

/** What happens when a cluster that runs `before` gets `after`: the same config, rendered for another release. */
export function upgradeOf(before: Rendered, after: Rendered): Upgrade {
  const [from, to] = [before.world.release, after.world.release];
  const pairs = pairsOf(before.rendered, after.rendered);
  return {
    from,
    to,
    downgrade: isBetween(to, from),
    backend: { before: before.world.backend, after: after.world.backend },
    notes: notes
      .filter((note) => tells(note, before.world, after.world))
      .map((note) => told(note, after.world)),
    difference: difference(before, after),
    ports: portChanges(pairs),
    arguments: argumentChanges(pairs),
    kinds: kindChanges(before.rendered, after.rendered),
    roles: roleChanges(pairs),
    installs: pairs.some(({ ref }) => ref.kind === 'Deployment' || ref.kind === 'DaemonSet'),
    findings: news(before.findings, after.findings),
  };
}

function isBetween(older: Release, newer: Release): boolean {
  return compareVersions(older.slice(1), newer.slice(1)) < 0;
}

/** Whether the step concerns a note, and either side of it has to do with it. */
function tells(note: Note, before: World, after: World): boolean {
  const { switched, backends, concerns } = note;
  return (
    isReached(note, before.release, after.release) &&
    (!switched || before.backend !== after.backend) &&
    (backends?.includes(after.backend) ?? true) &&
    [before, after].some((world) => concerns?.(world) ?? true)
  );
}

/** Whether a release between the two brought it; for what ended again, whether an upgrade stays where it holds. */
function isReached({ since, until }: Note, from: Release, to: Release): boolean {
  const [held, holds] = [from, to].map((release) => isSince(release, since));
  if (until === undefined) return held !== holds;
  return holds === true && isBetween(from, to) && compareVersions(to.slice(1), until) <= 0;
}

/** A note as data, with the namespace of MetalLB in its commands. */
function told({ concerns: _, ...note }: Note, { metallb: { namespace } }: World): Told {
  const text = (words: string) => words.replaceAll('NAMESPACE', namespace);
  return {
    ...note,
    ...(note.before && { before: text(note.before) }),
    ...(note.after && { after: text(note.after) }),
  };
}

function news(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => finding.severity === 'error' || !known.has(keyOf(finding)));
}

/** What a finding is about. Its words may name the release. */
function keyOf({ rule, object, path = [] }: Finding): string {
  return [rule, object ? identityOf(object) : '', pathText(path)].join('\n');
}
