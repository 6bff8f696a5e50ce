import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Controlled } from './allocation/controlled.js';
import { inOrder, play } from './allocation/play.js';
import { scenarioOf } from './allocation/scenario.js';
import { table, writeParity } from './bed/page.js';

/** Runs one scenario alone, as its seed is printed with a difference. */
const only = process.env.SEED;
const dualStack = '--service-cluster-ip-range=10.96.0.0/16,fd00:96::/108';
const sections = new Map<string, string>();
let bed: Controlled | undefined;

afterEach(async () => {
  await bed?.stop();
  bed = undefined;
});

afterAll(() => {
  if (!only) writeParity(sections);
});

interface Row {
  times: number;
  services: number;
  several: number;
  different: number;
}

const intro = (count: number) =>
  `${count} scenarios by seed: addresses and pools that the controller assigned, or what it said of a Service that waits, beside the plan.`;

/** What is the same in each run: where the order of the Services is open, it is chance whether there were several answers. */
function tableOf(rows: ReadonlyMap<string, Row>): string {
  return table(
    ['step', 'times', 'Services', 'as planned', 'of these, one of several answers', 'different'],
    [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([step, { times, services, several, different }]) => [
        step,
        times,
        services,
        services - different,
        step === inOrder ? several : '',
        different,
      ]),
  );
}

describe('the real controller assigns what the plan says', () => {
  test.each([
    {
      stack: 'ipv4',
      release: 'v0.16.1',
      title: 'allocation, IPv4 cluster',
      flags: [],
      seeds: { from: 1, count: 40 },
    },
    {
      stack: 'dual',
      release: 'v0.16.1',
      title: 'allocation, dual-stack cluster',
      flags: [dualStack],
      seeds: { from: 1001, count: 100 },
    },
    {
      stack: 'ipv4',
      release: 'v0.14.9',
      title: 'allocation, v0.14.9',
      flags: [],
      seeds: { from: 2001, count: 60 },
    },
  ] as const)(
    '$title',
    async ({ stack, release, title, flags, seeds: { from, count } }) => {
      bed = await Controlled.start(release, flags);
      const rows = new Map<string, Row>();
      const differences: string[] = [];
      for (const seed of only ? [Number(only)] : Array.from({ length: count }, (_, i) => from + i))
        await play(
          bed,
          scenarioOf(seed, stack),
          { suffix: `-${seed}`, asleep: seed % 20 === 0 },
          (step, services, { several, different }) => {
            const row = rows.get(step) ?? { times: 0, services: 0, several: 0, different: 0 };
            rows.set(step, {
              times: row.times + 1,
              services: row.services + services,
              several: row.several + several,
              different: row.different + different.length,
            });
            differences.push(...different.map((text) => `seed ${seed}, ${step}: ${text}`));
          },
        );
      sections.set(title, `${intro(count)}\n\n${tableOf(rows)}`);
      expect(differences).toEqual([]);
    },
    900_000,
  );
});
