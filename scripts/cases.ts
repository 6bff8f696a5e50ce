// Scores the rules, and who gets which address, against cases whose verdicts MetalLB's own code gave.
//
//   npx tsx scripts/cases.ts [FOLDER]
//
// Prints agreed/total for each family, and every disagreement. Exits 1 when there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { allocate } from '../lib/allocator/allocate.js';
import { type Backend, tryRelease } from '../lib/metallb/releases.js';
import type { KubeObject } from '../lib/resource.js';
import { check } from '../lib/rules/index.js';
import { type World, worldOfManifests } from '../lib/world.js';
import { disagreements, type Expectations } from './allocation.js';

interface Case {
  readonly id: string;
  readonly rule?: string;
  readonly ruleAlternatives?: readonly string[];
  readonly release: string;
  readonly backend: Backend;
  readonly verdict: 'reject' | 'warn' | 'accept';
  readonly resources: readonly KubeObject[];
  readonly message?: string;
  readonly expect?: Expectations;
  readonly flags?: readonly string[];
}

const folder = process.argv[2] ?? '../shared/cases';
if (!existsSync(folder)) {
  console.log(`skipped: there are no cases at ${folder}`);
  process.exit(0);
}

const single = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => load(readFileSync(`${folder}/${name}`, 'utf8')) as Case);
const random = readFileSync(`${folder}/random.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);

function worldOf({ release, backend, resources }: Case): World {
  const known = resources.map((object) => ({ object, use: 'known' as const, origin: () => undefined }));
  return worldOfManifests(known, { release: tryRelease(release), backend });
}

/** Why the case and we disagree; undefined when they agree. */
function disagreement(one: Case): string | undefined {
  const world = worldOf(one);
  const verdict = verdictDisagreement(one, world);
  if (verdict || one.verdict === 'reject') return verdict;
  return disagreements(allocate(world), one.expect, one.flags)[0];
}

function verdictDisagreement(one: Case, world: World): string | undefined {
  const findings = check(world);
  const ids = (severity: string) => [
    ...new Set(findings.filter((found) => found.severity === severity).map(({ rule }) => rule)),
  ];
  const [errors, warnings] = [ids('error'), ids('warning')];
  const said = `errors [${errors}] warnings [${warnings}]`;
  if (!one.rule)
    return (one.verdict === 'reject') === errors.length > 0
      ? undefined
      : `${one.verdict} ${one.message ?? ''}: ${said}`;
  const wanted = [one.rule, ...(one.ruleAlternatives ?? [])].map((rule) => rule.toLowerCase());
  const found = (list: readonly string[]) => wanted.some((rule) => list.includes(rule));
  const agrees = {
    reject: found(errors),
    warn: errors.length === 0 && found(warnings),
    accept: errors.length === 0 && warnings.length === 0,
  }[one.verdict];
  return agrees ? undefined : `${one.verdict} ${one.rule}: ${said}`;
}

const table = new Map<string, { agreed: number; total: number }>();
const lines: string[] = [];
for (const one of [...single, ...random]) {
  const family = one.rule ? (one.id.split('-')[0] as string) : 'random';
  const row = table.get(family) ?? { agreed: 0, total: 0 };
  const wrong = disagreement(one);
  if (wrong) lines.push(`${one.id}: ${wrong}`);
  table.set(family, { agreed: row.agreed + (wrong ? 0 : 1), total: row.total + 1 });
}
for (const [family, { agreed, total }] of table) console.log(`${family.padEnd(10)} ${agreed}/${total}`);
for (const line of lines) console.log(line);
process.exitCode = lines.length > 0 ? 1 : 0;
