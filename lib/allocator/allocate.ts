import { compareText } from '../finding.js';
import type { World } from '../world.js';
import { behaviourOf } from './behaviour.js';
import { type Bounds, bound } from './bound.js';
import { type Component, componentsOf } from './components.js';
import { type Grant, isGrant, type Refusal, type Scene } from './converge.js';
import { type Demand, demandsOf } from './demand.js';
import { explore } from './explore.js';
import { ipText } from './ip.js';
import type { Allocation, Answer, Outcome } from './outcome.js';
import { poolsOf } from './pool.js';
import { PoolIndex } from './pool-index.js';
import { Reasons } from './reasons.js';
import type { Findings } from './state.js';
import { TierBook } from './tiers.js';

const made = new WeakMap<World, Allocation>();

/**
 * Who gets which address when the controller of the World's release starts, with its pools and Services as they are. It is
 * simulated step by step; where MetalLB chooses at random, every choice is followed as far as that can be done. A World does
 * not change, so it is simulated once: rules and plan look at the same allocation.
 */
export function allocate(world: World): Allocation {
  const known = made.get(world) ?? simulate(world);
  made.set(world, known);
  return known;
}

function simulate(world: World): Allocation {
  const behaviour = behaviourOf(world.release);
  const pools = poolsOf(world, behaviour);
  const scene: Scene = { behaviour, index: new PoolIndex(pools), tiers: new TierBook(pools) };
  const demands = demandsOf(world, behaviour);
  const foreign = new Map(demands.map((demand) => [demand, foreignRule(world, demand)]));
  const ends = new Map<Demand, End>();
  const served = demands.filter((demand) => !foreign.get(demand));
  for (const component of componentsOf(scene, served))
    for (const [demand, end] of endsOf(scene, component)) ends.set(demand, end);
  const reasons = new Reasons(scene, world, holdersIn(ends));
  const outcomeFor = (demand: Demand): Outcome => {
    const rule = foreign.get(demand);
    if (rule) return { kind: 'ignored', ...reasons.of(demand, rule) };
    return outcomeOf(reasons, demand, ends.get(demand) as End);
  };
  return {
    release: world.release,
    pools,
    services: new Map(demands.map((demand) => [demand.key, { demand, outcome: outcomeFor(demand) }])),
  };
}

/** Why MetalLB leaves a Service alone altogether. */
function foreignRule(world: World, { type, loadBalancerClass }: Demand): string | undefined {
  if (type !== 'LoadBalancer') return 'svc-type';
  return loadBalancerClass === world.metallb.loadBalancerClass ? undefined : 'svc-class';
}

/** What can become of a Service: answers, a refusal, or both. */
interface End {
  readonly answers: readonly Answer[];
  readonly refusal: Refusal | undefined;
  readonly unstable: boolean;
  readonly bounded?: { readonly pools: number };
}

function endsOf(scene: Scene, component: Component): Map<Demand, End> {
  const found = explore(scene, component);
  if (found) return new Map([...found].map(([demand, findings]) => [demand, endOf(findings)]));
  return new Map([...bound(scene, component)].map(([demand, bounds]) => [demand, boundedEnd(bounds)]));
}

function endOf({ verdicts, unstable }: Findings): End {
  return {
    answers: verdicts.filter(isGrant).map(answerOf),
    refusal: verdicts.find((verdict): verdict is Refusal => !isGrant(verdict)),
    unstable,
  };
}

function boundedEnd({ verdict, spans, pools, refusal, unstable }: Bounds): End {
  if (verdict) return endOf({ verdicts: [verdict], unstable });
  const answers = spans.map(({ pool, ranges }) => ({
    pool: pool.name,
    ips: ranges.map(({ first, last }) =>
      first === last ? ipText(first) : `${ipText(first)}-${ipText(last)}`,
    ),
  }));
  return { answers, refusal, unstable, bounded: { pools } };
}

function answerOf({ pool, ips }: Grant): Answer {
  return { pool: pool.name, ips: ips.map(ipText) };
}

function outcomeOf(reasons: Reasons, demand: Demand, { answers, refusal, unstable, bounded }: End): Outcome {
  const pending = refusal && reasons.of(demand, refusal.rule);
  const [only, second] = answers;
  if (pending && !only) return { kind: 'pending', ...pending };
  if (only && !second && !pending && !bounded) return { kind: 'assigned', ...only };
  return {
    kind: 'oneOf',
    answers: [...answers].sort(compareAnswers),
    ...(pending && { pending }),
    unstable,
    ...(bounded && { bounded }),
  };
}

/** By pool, then fewer addresses first. */
function compareAnswers(a: Answer, b: Answer): number {
  return compareText(a.pool, b.pool) || a.ips.length - b.ips.length;
}

/** Services that hold an address for certain, by address. */
function holdersIn(ends: ReadonlyMap<Demand, End>): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const [{ key }, { answers, refusal, bounded }] of ends) {
    const [only, second] = answers;
    if (!only || second || refusal || bounded) continue;
    for (const ip of only.ips) {
      const list = holders.get(ip);
      if (list) list.push(key);
      else holders.set(ip, [key]);
    }
  }
  return holders;
}
