import type { Finding } from '../../lib/finding.js';
import { pathText } from '../../lib/finding.js';
import { type Backend, newestRelease, tryRelease } from '../../lib/metallb/releases.js';
import type { KubeObject, Resource, Use } from '../../lib/resource.js';
import { judge } from '../../lib/rules/index.js';
import { type Facts, worldOfManifests } from '../../lib/world.js';

/** A set of objects, and what one rule finds in it. */
export interface RuleCase {
  readonly name: string;
  readonly given: readonly KubeObject[];
  /** Default: the newest. */
  readonly release?: string;
  /** Default: frr-k8s. */
  readonly backend?: Backend;
  readonly facts?: Facts;
  /** What is done with the objects. Default: known. */
  readonly use?: Use;
  /** Whole findings, as {@link shown} writes them. */
  readonly finds: readonly string[];
}

/** Cases of each rule, by its id. */
export type RuleCases = Readonly<Record<string, readonly RuleCase[]>>;

/** What the rule `id` finds in a case. */
export function findings(id: string, { given, release, backend, facts, use = 'known' }: RuleCase): string[] {
  const resources: Resource[] = given.map((object) => ({ object, use, origin: () => undefined }));
  const known = release === undefined ? newestRelease : tryRelease(release);
  if (!known) throw new Error(`there is no release ${release}`);
  const world = worldOfManifests(resources, { release: known, backend: backend ?? 'frr-k8s', ...facts });
  return judge(world)
    .findings.filter(({ rule }) => rule === id)
    .map(shown);
}

/** `severity KIND/NAME path: message | remedy`. */
function shown({ severity, object, path, message, remedy, at }: Finding): string {
  const place = [
    at && `${at.file}:${at.line}:${at.column}`,
    object && `${object.kind}/${object.name}`,
    path && pathText(path),
  ];
  return `${[severity, ...place.filter(Boolean)].join(' ')}: ${message} | ${remedy}`;
}
