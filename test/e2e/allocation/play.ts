import type { KubeObject } from '../../../lib/resource.js';
import { type Controlled, poolsPath, servicePath } from './controlled.js';
import { type Judgement, judge, judgeUnordered, keyOf, type Seen } from './judge.js';
import type { Change, Request, Scenario } from './scenario.js';

/** The step after which the plan knows in which order the controller looked at the Services. */
export const inOrder = 'created one by one';

/** Tells what came of a step, and of how many Services. */
export type Note = (step: string, services: number, judgement: Judgement) => void;

/** Plays a scenario, judging after each step, and wipes it away. `suffix` keeps the names of scenarios apart. */
export async function play(
  bed: Controlled,
  scenario: Scenario,
  { suffix, asleep }: { suffix: string; asleep: boolean },
  note: Note,
): Promise<void> {
  let services = scenario.services.map((object) => ({
    ...object,
    metadata: { ...object.metadata, name: object.metadata.name + suffix },
  }));
  try {
    await create(bed, scenario.pools, services, asleep, note);
    for (const change of scenario.changes) services = await alter(bed, services, change, note);
  } finally {
    await Promise.all(services.map((one) => bed.api.remove(servicePath(one)).catch(() => undefined)));
    await bed.settled();
    await bed.forget();
    for (const { metadata } of await bed.pools()) await bed.api.remove(`${poolsPath}/${metadata.name}`);
  }
}

/** Creates everything: each Service once the one before it has been handled, or all of them while the controller is not there. */
async function create(
  bed: Controlled,
  pools: readonly KubeObject[],
  services: readonly KubeObject[],
  asleep: boolean,
  note: Note,
): Promise<void> {
  if (asleep) await bed.sleep();
  for (const one of pools) await bed.api.create(poolsPath, one);
  if (!asleep) await bed.settled();
  for (const one of services) {
    await bed.api.create(servicePath(one).replace(/\/[^/]+$/, ''), one);
    if (!asleep) await bed.handled(one);
  }
  if (asleep) await bed.wake();
  else await bed.settled();
  const surroundings = await bed.surroundings();
  const fresh = (await bed.services(services)).map((object) => ({ ...object, status: {} }));
  const judgement = await judged(bed, services, 0, (seen) =>
    asleep ? judgeUnordered(surroundings, fresh, seen, { running: false }) : judge(surroundings, fresh, seen),
  );
  note(asleep ? 'created, then the controller started' : inOrder, services.length, judgement);
}

/** Makes a change; returns the Services that are left. The plan knows who had which address before. */
async function alter<T extends KubeObject>(
  bed: Controlled,
  services: readonly T[],
  change: Change,
  note: Note,
): Promise<T[]> {
  const restarted = change.kind === 'controller restarted';
  if (restarted) await bed.sleep();
  const before = new Map((await bed.services(services)).map((object) => [keyOf(object), object.status]));
  const since = await bed.now();
  const gone = await changes[change.kind](bed, services, change as never);
  const left = services.filter((one) => one !== gone);
  await bed.settled();
  const surroundings = await bed.surroundings();
  const held = (await bed.services(left)).map((object) => ({ ...object, status: before.get(keyOf(object)) }));
  const judgement = await judged(bed, left, since, (seen) =>
    judgeUnordered(surroundings, held, seen, { running: !restarted }),
  );
  note(change.kind, left.length, judgement);
  return left;
}

/** Judges what is seen, for some seconds until it is what was planned: events come a little later than addresses. */
async function judged(
  bed: Controlled,
  services: readonly KubeObject[],
  since: number,
  judgeSeen: (seen: ReadonlyMap<string, Seen>) => Judgement,
): Promise<Judgement> {
  for (const end = Date.now() + 5000; ; await bed.settled()) {
    const now = await bed.services(services);
    const seen = await Promise.all(now.map(async (one) => [keyOf(one), await bed.see(one, since)] as const));
    const judgement = judgeSeen(new Map(seen));
    if (judgement.different.length === 0 || Date.now() > end) return judgement;
  }
}

type Make<Kind extends Change['kind']> = (
  bed: Controlled,
  services: readonly KubeObject[],
  change: Extract<Change, { kind: Kind }>,
) => Promise<KubeObject | undefined>;

/** How each change is made; returns the Service that is gone. */
const changes: { readonly [Kind in Change['kind']]: Make<Kind> } = {
  'Service deleted': async ({ api }, services, { at }) => {
    const one = pick(services, at);
    if (one) await api.remove(servicePath(one));
    return one;
  },
  'request changed': async ({ api }, services, { at, request }) => {
    const one = pick(services, at);
    if (one) await api.patch(servicePath(one), patchFor(await api.get(servicePath(one)), request));
    return undefined;
  },
  'controller restarted': async (bed) => {
    await bed.wake();
    return undefined;
  },
  'pool deleted': (bed, _, { at }) =>
    withPool(bed, at, ({ metadata }) => bed.api.remove(`${poolsPath}/${metadata.name}`)),
  'pool shrunk': (bed, _, { at }) =>
    withPool(bed, at, ({ metadata, spec }) => {
      const [entry = ''] = (spec as { addresses: string[] }).addresses;
      const first = entry.split(/[-/]/)[0];
      return bed.api.patch(`${poolsPath}/${metadata.name}`, { spec: { addresses: [`${first}-${first}`] } });
    }),
  'pool extended': (bed, _, { at }) =>
    withPool(bed, at, ({ metadata, spec }) => {
      const addresses = [...(spec as { addresses: string[] }).addresses, `10.9.${at}.4/30`];
      return bed.api.patch(`${poolsPath}/${metadata.name}`, { spec: { addresses } });
    }),
  // Until the old one is gone the two overlap, and the controller keeps the configuration it has.
  'pool renamed': (bed, _, { at }) =>
    withPool(bed, at, async ({ metadata, ...pool }) => {
      await bed.api.create(poolsPath, { ...pool, metadata: { name: `${metadata.name}x` } });
      await bed.api.remove(`${poolsPath}/${metadata.name}`);
    }),
};

async function withPool(
  bed: Controlled,
  at: number,
  change: (pool: KubeObject) => Promise<unknown>,
): Promise<undefined> {
  const pool = pick(await bed.pools(), at);
  if (pool) await change(pool);
}

function pick<T>(items: readonly T[], at: number): T | undefined {
  return items[at % Math.max(1, items.length)];
}

/** Takes away every annotation but the controller's own, and asks anew. */
function patchFor({ metadata }: KubeObject, { annotations, loadBalancerIP }: Request): object {
  const own = Object.keys(metadata.annotations ?? {}).filter(
    (name) => !name.endsWith('ip-allocated-from-pool'),
  );
  return {
    metadata: { annotations: { ...Object.fromEntries(own.map((name) => [name, null])), ...annotations } },
    spec: { loadBalancerIP: loadBalancerIP ?? null },
  };
}
