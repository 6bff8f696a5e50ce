import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Backend } from '../../../lib/metallb/releases.js';
import type { KubeObject } from '../../../lib/resource.js';
import { check, rules } from '../../../lib/rules/index.js';
import { worldOfManifests } from '../../../lib/world.js';
import { ruleCases } from '../../rules/cases/index.js';
import { versionOf } from '../binaries/folders.js';

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

/** Those for the release of the bed. */
export function publishedCases(): Case[] {
  if (!existsSync(folder)) {
    console.warn('skipped: the published cases, since ../shared/cases is not there');
    return [];
  }
  const single = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const random = readFileSync(`${folder}random.jsonl`, 'utf8').split('\n').filter(Boolean);
  return [
    ...single.map((name) => load(readFileSync(folder + name, 'utf8')) as Case),
    ...random.map((line) => JSON.parse(line) as Case),
  ].filter(({ release }) => release.endsWith('0.16.1'));
}

/** The cases of our own rules that are for the release of the bed. */
export function ownCases(): Case[] {
  return Object.entries(ruleCases).flatMap(([rule, cases]) =>
    cases
      .filter(({ release }) => release === undefined || release.endsWith('0.16.1'))
      .map(({ name, given, backend = 'frr-k8s' }) => ({
        id: `${rule}: ${name}`,
        rule,
        release: '0.16.1',
        backend,
        resources: given,
      })),
  );
}

/** Of cases in which the same objects are sent, the first. */
export function unlike(cases: readonly Case[], sent: (object: KubeObject) => boolean): Case[] {
  const seen = new Map<string, Case>();
  for (const one of cases) {
    const key = JSON.stringify([one.backend, one.resources.filter(sent)]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** The family of a case's rule. */
export const familyOf = ({ rule, id }: Case) => (rule ? (id.split('-')[0] as string) : 'random');

const stages = new Map(rules.map(({ id, stage }) => [id, stage]));

/** Who would report what the rule of a case finds. */
export const stageOf = ({ rule = '' }: Case) => stages.get(rule);

/** `major.minor` of the bed. */
const kubernetes = versionOf('kubernetes', 'k8s.io/kubernetes').replace(/^v(\d+\.\d+).*/, '$1');

/** Errors that we find in objects and that one of the stages would report, by rule. */
export function errorsAt(
  where: readonly string[],
  { release, backend }: Case,
  objects: readonly KubeObject[],
): string[] {
  const known = objects.map((object) => ({ object, use: 'known' as const, origin: () => undefined }));
  const world = worldOfManifests(known, { release: release as never, backend, cluster: { kubernetes } });
  return check(world)
    .filter(({ rule, severity }) => severity === 'error' && where.includes(stages.get(rule) ?? ''))
    .map(({ rule }) => rule);
}
