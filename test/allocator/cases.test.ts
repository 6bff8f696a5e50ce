import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../lib/allocator/allocate.js';
import { type Backend, tryRelease } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { worldOfManifests } from '../../lib/world.js';
import { disagreements, type Expectations } from '../../scripts/allocation.js';

/** Cases whose outcomes come from runs of MetalLB's own controller. They are not part of this repository. */
const folder = '../shared/cases';

interface Case {
  readonly id: string;
  readonly release: string;
  readonly backend: Backend;
  readonly verdict: string;
  readonly resources: readonly KubeObject[];
  readonly expect?: Expectations;
  readonly flags?: readonly string[];
}

const cases: Case[] = existsSync(folder)
  ? [
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => load(readFileSync(`${folder}/${name}`, 'utf8')) as Case),
      ...readFileSync(`${folder}/random.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case),
    ]
  : [];

describe.skipIf(cases.length === 0)('the allocation of MetalLB, case by case', () => {
  it.each(cases.filter((one) => one.expect?.services).map((one) => [one.id, one] as const))(
    '%s',
    (_, one) => {
      const resources = one.resources.map((object) => ({
        object,
        use: 'known' as const,
        origin: () => undefined,
      }));
      const world = worldOfManifests(resources, { release: tryRelease(one.release), backend: one.backend });
      expect(disagreements(allocate(world), one.expect, one.flags)).toEqual([]);
    },
  );
});
