import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Backend } from '../../../lib/metallb/releases.js';
import type { KubeObject } from '../../../lib/resource.js';
import { check, rules } from '../../../lib/rules/index.js';
import { worldOfManifests } from '../../../lib/world.js';

/** A set of objects to be judged. */
export interface Case {
  readonly id: string;
  readonly rule?: string;
  readonly release: string;
  readonly backend: Backend;
  readonly resources: readonly KubeObject[];
}

export const backends = ['native', 'frr', 'frr-k8s'] as const satisfies readonly Backend[];

/** Cases are not part of this repository: none where they are not there. */
const folder = new URL('../../../../shared/cases/', import.meta.url).pathname;

/** Those for the release of the bed, the random ones as far as `limit`. */
export function casesUpTo(limit: number): Case[] {
  if (!existsSync(folder)) return [];
  const single = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const random = readFileSync(`${folder}random.jsonl`, 'utf8').split('\n').filter(Boolean);
  return [
    ...single.map((name) => load(readFileSync(folder + name, 'utf8')) as Case),
    ...random.slice(0, limit).map((line) => JSON.parse(line) as Case),
  ].filter(({ release }) => release.endsWith('0.16.1'));
}

/** The family of a case's rule. */
export const familyOf = ({ rule, id }: Case) => (rule ? (id.split('-')[0] as string) : 'random');

const stages = new Map(rules.map(({ id, stage }) => [id, stage]));

/** Errors that we find in objects and that one of the stages would report, by rule. */
export function errorsAt(
  where: readonly string[],
  { release, backend }: Case,
  objects: readonly KubeObject[],
): string[] {
  const known = objects.map((object) => ({ object, use: 'known' as const, origin: () => undefined }));
  const world = worldOfManifests(known, { release: release as never, backend });
  return check(world)
    .filter(({ rule, severity }) => severity === 'error' && where.includes(stages.get(rule) ?? ''))
    .map(({ rule }) => rule);
}
