import { expect } from 'vitest';
import type { Backend } from '../../../lib/metallb/releases.js';
import { type Api, openApi } from './api.js';
import type { Case } from './cases.js';
import { type Cluster, startCluster } from './cluster.js';
import { apply, render } from './dist.js';
import type { Tally } from './tally.js';

interface Part {
  stop(): Promise<void>;
}

/** An API server with the objects of MetalLB, of which nothing runs yet. */
export interface Bed {
  readonly cluster: Cluster;
  readonly api: Api;
  /** Has a part stopped in the end, before those that were there first. */
  readonly running: <T extends Part>(part: T) => T;
}

/** Makes a bed for MetalLB with a backend and without pools, for as long as `use` takes. */
export async function withBed(backend: Backend, use: (bed: Bed) => Promise<void>): Promise<void> {
  const cluster = await startCluster();
  const parts: Part[] = [cluster];
  const running = <T extends Part>(part: T): T => {
    parts.unshift(part);
    return part;
  };
  try {
    await apply(cluster, await render(cluster.folder, `pools: {}\nmetallb: {backend: ${backend}}\n`));
    await use({ cluster, api: running(await openApi(cluster)), running });
  } finally {
    for (const part of parts) await part.stop();
  }
}

/** Has `compare` tally the verdicts on the cases of a backend, in a table for each set; none may differ. */
export async function compareAll(
  tally: Tally,
  sets: ReadonlyMap<string, readonly Case[]>,
  backend: Backend,
  compare: (title: string, one: Case) => Promise<void>,
): Promise<void> {
  const differences: string[] = [];
  for (const [set, all] of sets) {
    const title = `${set}, ${backend}`;
    for (const one of all.filter((candidate) => candidate.backend === backend)) await compare(title, one);
    differences.push(...tally.differences(title));
  }
  expect(differences).toEqual([]);
}
