import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tryAddress } from '../../lib/addresses/range.js';
import { allocate } from '../../lib/allocator/allocate.js';
import { behaviourOf } from '../../lib/allocator/behaviour.js';
import { Books } from '../../lib/allocator/books.js';
import { type Bounds, bound } from '../../lib/allocator/bound.js';
import { componentsOf } from '../../lib/allocator/components.js';
import { converge, isGrant, type Scene, type Verdict } from '../../lib/allocator/converge.js';
import { type Demand, demandsOf } from '../../lib/allocator/demand.js';
import { explore } from '../../lib/allocator/explore.js';
import { familyOf, ipOf } from '../../lib/allocator/ip.js';
import { Ledger } from '../../lib/allocator/ledger.js';
import { holds, poolsOf } from '../../lib/allocator/pool.js';
import { PoolIndex } from '../../lib/allocator/pool-index.js';
import { verdictText } from '../../lib/allocator/state.js';
import { TierBook } from '../../lib/allocator/tiers.js';
import type { Release } from '../../lib/metallb/releases.js';
import type { World } from '../../lib/world.js';
import { pool, service, worldOf } from './worlds.js';

const namespaces = ['default', 'shop'];

/** A handful of small pools that never overlap: the third octet is the pool's. */
const pools = fc
  .array(
    fc.record({
      v4: fc.option(fc.tuple(fc.constantFrom(0, 2, 254), fc.integer({ min: 1, max: 3 })), { freq: 6 }),
      v6: fc.option(fc.integer({ min: 126, max: 128 })),
      late: fc.boolean(),
      autoAssign: fc.boolean().map((value) => value || undefined),
      avoidBuggyIPs: fc.boolean(),
      serviceAllocation: fc.option(
        fc.record({
          priority: fc.constantFrom(0, 5, 10),
          namespaces: fc.subarray(namespaces, { minLength: 1 }),
        }),
        { freq: 3, nil: undefined },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ v4, v6, late, autoAssign = true, ...spec }, i) => {
      const entries = [
        v4 ? `10.0.${i}.${v4[0]}-10.0.${v4[0] + v4[1] > 255 ? i : i}.${Math.min(255, v4[0] + v4[1])}` : [],
        v6 ? `fd00:${i}::/${v6}` : [],
        late ? `10.1.${i}.7/32` : [],
      ].flat();
      return pool(`p${i}`, entries.length > 0 ? entries : [`10.2.${i}.0/31`], { autoAssign, ...spec });
    }),
  );

const families = fc.constantFrom<object>(
  {},
  { ipFamilies: ['IPv6'] },
  { ipFamilies: ['IPv4'], ipFamilyPolicy: 'PreferDualStack' },
  { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' },
  { ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' },
  { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' },
);

const services = fc
  .array(
    fc.record({
      namespace: fc.constantFrom(...namespaces),
      families,
      key: fc.constantFrom('', '', 'web'),
      port: fc.constantFrom(80, 443),
      local: fc.boolean(),
      wish: fc.constantFrom('', '', '', 'pool p0', 'pool p1', 'ip 10.0.0.2', 'ip 10.1.0.7', 'ip 10.0.0.0'),
      held: fc.constantFrom('', '', '', '10.0.0.2', '10.1.1.7', '192.0.2.1'),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ namespace, families, key, port, local, wish, held }, i) => {
      const [kind, value = ''] = wish.split(' ');
      return service(`s${i}`, {
        namespace,
        held: held === '' ? undefined : [held],
        annotations: {
          ...(key && { 'metallb.universe.tf/allow-shared-ip': key }),
          ...(kind === 'pool' && { 'metallb.universe.tf/address-pool': value }),
          ...(kind === 'ip' && { 'metallb.universe.tf/loadBalancerIPs': value }),
        },
        spec: {
          ports: [{ port }],
          ...families,
          ...(local && { externalTrafficPolicy: 'Local', selector: { app: i % 2 ? 'a' : 'b' } }),
        },
      });
    }),
  );

/** Services that keep what they get, and have nothing yet. */
const newServices = services.map((all) =>
  all.filter((object) => !/PreferDualStack|ingress/.test(JSON.stringify(object))),
);

const release = fc.constantFrom<Release>('v0.13.12', 'v0.14.9', 'v0.15.3', 'v0.16.1');
const worlds = fc
  .tuple(pools, services, release)
  .map(([some, others, of]) => worldOf([...some, ...others], of));

function sceneOf(world: World): { scene: Scene; demands: Demand[] } {
  const behaviour = behaviourOf(world.release);
  const all = poolsOf(world, behaviour);
  return {
    scene: { behaviour, index: new PoolIndex(all), tiers: new TierBook(all) },
    demands: demandsOf(world, behaviour),
  };
}

/** One run of the controller that picks at random, with everybody's addresses written down, for some passes. */
function randomRun(
  scene: Scene,
  demands: readonly Demand[],
  pick: (count: number) => number,
): Map<Demand, Verdict> {
  let books = new Books(new Ledger());
  const last = new Map<Demand, Verdict>();
  for (let pass = 0; pass < 4; pass++)
    for (const demand of demands) {
      const before = last.get(demand);
      const held = before ? (isGrant(before) ? before.ips : []) : demand.held;
      if (before && isGrant(before)) books = books.release(before.ips, demand);
      const verdicts = converge(scene, books, demand, held);
      const verdict = verdicts[pick(verdicts.length)] as Verdict;
      if (isGrant(verdict)) books = books.take(verdict.pool, verdict.ips, demand);
      last.set(demand, verdict);
    }
  return last;
}

describe('exploring', () => {
  it('finds what a random run ends with, and nothing that many of them never do', () => {
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.nat()), (world, numbers) => {
        const { scene, demands } = sceneOf(world);
        const found = new Map(
          componentsOf(scene, demands).flatMap((one) => [...(explore(scene, one) ?? [])]),
        );
        const run = randomRun(scene, demands, (count) => (numbers.next().value as number) % count);
        for (const [demand, verdict] of run) {
          const { verdicts, unstable } = found.get(demand) ?? { verdicts: [], unstable: false };
          if (unstable || !verdicts.length) continue;
          if (demands.some((other) => found.get(other)?.unstable)) continue;
          if (restlessWorld(scene, demands)) continue;
          expect(verdicts.map(verdictText)).toContain(verdictText(verdict));
        }
      }),
      { seed: 7, numRuns: 1500 },
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { scene, demands } = sceneOf(world);
        for (const component of componentsOf(scene, demands)) {
          const exact = explore(scene, component);
          const bounds = bound(scene, component);
          for (const [demand, { verdicts }] of exact ?? [])
            for (const verdict of verdicts)
              expect([
                demand.key,
                verdictText(verdict),
                within(bounds.get(demand) as Bounds, verdict),
              ]).toEqual([demand.key, verdictText(verdict), true]);
        }
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
});

/** Runs of a few passes say nothing about Services that may settle later. */
function restlessWorld(scene: Scene, demands: readonly Demand[]): boolean {
  return (
    scene.behaviour.weighsPools &&
    demands.some(({ families, policy }) => families.length === 1 && policy === 'PreferDualStack')
  );
}

function within(bounds: Bounds, verdict: Verdict): boolean {
  if (bounds.verdict)
    return verdictText(bounds.verdict) === verdictText(verdict) || bothRefused(bounds.verdict, verdict);
  if (!isGrant(verdict)) return bounds.refusal !== undefined;
  return bounds.spans.some(
    (span) =>
      span.pool === verdict.pool &&
      span.ranges.length === verdict.ips.length &&
      verdict.ips.every((ip) =>
        span.ranges.some(({ first, last }) => familyOf(first) === familyOf(ip) && first <= ip && ip <= last),
      ),
  );
}

function bothRefused(a: Verdict, b: Verdict): boolean {
  return !isGrant(a) && !isGrant(b);
}

describe('an allocation', () => {
  it('gives out addresses of its pools only, and none that is avoided', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { pools: all, services: plans } = allocate(world);
        for (const { outcome } of plans.values()) {
          if (outcome.kind !== 'assigned') continue;
          const from = all.find(({ name }) => name === outcome.pool);
          for (const ip of outcome.ips) {
            const address = tryAddress(ip);
            expect(from && address && holds(from, ipOf(address))).toBe(true);
          }
        }
      }),
    );
  });

  it('puts two Services on one address only when sharing allows it', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const certain = [...allocate(world).services.values()].flatMap(({ demand, outcome }) =>
          outcome.kind === 'assigned' ? outcome.ips.map((ip) => ({ ip, ...demand.sharing })) : [],
        );
        certain.forEach((a, i) => {
          for (const b of certain.slice(i + 1)) {
            if (a.ip !== b.ip) continue;
            expect(a.key).not.toBe('');
            expect([b.key, b.backend]).toEqual([a.key, a.backend]);
            expect(a.ports.filter((port) => b.ports.includes(port))).toEqual([]);
          }
        });
      }),
    );
  });

  it('moves nobody when a Service is added behind the others', () => {
    fc.assert(
      fc.property(pools, newServices, (some, others) => {
        const before = allocate(worldOf([...some, ...others]));
        const after = allocate(worldOf([...some, ...others, service('new', { namespace: 'shop' })]));
        for (const [key, { outcome }] of before.services)
          if (outcome.kind === 'assigned') expect(after.services.get(key)?.outcome).toEqual(outcome);
      }),
    );
  });

  it('lets Services keep what they were given', () => {
    fc.assert(
      fc.property(pools, newServices, (some, others) => {
        const first = allocate(worldOf([...some, ...others]));
        const live = others.map((object) => withStatus(object, first));
        const second = allocate(worldOf([...some, ...live]));
        for (const [key, { outcome }] of first.services)
          if (outcome.kind === 'assigned') expect(second.services.get(key)?.outcome).toEqual(outcome);
      }),
    );
  });
});

function withStatus(object: object, { services: plans }: ReturnType<typeof allocate>): object {
  const { metadata } = object as { metadata: { namespace: string; name: string } };
  const outcome = plans.get(`${metadata.namespace}/${metadata.name}`)?.outcome;
  const ips = outcome?.kind === 'assigned' ? outcome.ips : [];
  return { ...object, status: { loadBalancer: { ingress: ips.map((ip) => ({ ip })) } } };
}
