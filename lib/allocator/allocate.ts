import type { World } from '../world.js';
import { behaviourOf } from './behaviour.js';
import { bound } from './bound.js';
import { type Component, componentsOf } from './components.js';
import { type Grant, isGrant, type Refusal, type Scene } from './converge.js';
import { type Demand, demandsOf } from './demand.js';
import { explore } from './explore.js';
import { ipText } from './ip.js';
import type { Allocation, Answer, Outcome, ServicePlan } from './outcome.js';
import { poolsOf } from './pool.js';
import { PoolIndex } from './pool-index.js';
import { pendingOf } from './reasons.js';
import type { Findings } from './state.js';
import { TierBook } from './tiers.js';

/**
 * Who gets which address when the controller of the World's release starts, with its pools and Services as they are. It is
 * simulated step by step; where MetalLB chooses at random, every choice is followed.
 */
export function allocate(world: World): Allocation {
  const behaviour = behaviourOf(world.release);
  const pools = poolsOf(world, behaviour);
  const scene: Scene = { behaviour, index: new PoolIndex(pools), tiers: new TierBook(pools) };
  const demands = demandsOf(world, behaviour);
  const foreign = new Map(demands.map((demand) => [demand, foreignRule(world, demand)]));
  const outcomes = new Map<Demand, Outcome>();
  for (const component of componentsOf(
    scene,
    demands.filter((demand) => !foreign.get(demand)),
  ))
    for (const [demand, outcome] of outcomesOf(scene, component)) outcomes.set(demand, outcome);
  const services = new Map<string, ServicePlan>();
  for (const demand of demands) {
    const rule = foreign.get(demand);
    const outcome: Outcome = rule
      ? { kind: 'ignored', ...pendingOf(scene, demand, rule, world) }
      : (outcomes.get(demand) as Outcome);
    services.set(demand.key, { demand, outcome });
  }
  return { release: world.release, services, pools };
}

/** Why MetalLB leaves a Service alone altogether. */
function foreignRule(world: World, { type, loadBalancerClass }: Demand): string | undefined {
  if (type !== 'LoadBalancer') return 'svc-type';
  return loadBalancerClass === world.metallb.loadBalancerClass ? undefined : 'svc-class';
}

function outcomesOf(scene: Scene, component: Component): Map<Demand, Outcome> {
  const found = explore(scene, component) ?? bound(scene, component);
  return new Map([...found].map(([demand, findings]) => [demand, outcomeOf(scene, demand, findings)]));
}

function outcomeOf(scene: Scene, demand: Demand, { verdicts, unstable }: Findings): Outcome {
  const answers = verdicts.filter(isGrant).map(answerOf);
  const refusal = verdicts.find((verdict): verdict is Refusal => !isGrant(verdict));
  const pending = refusal && pendingOf(scene, demand, refusal.rule);
  const [only, second] = answers;
  if (pending && !only) return { kind: 'pending', ...pending };
  if (only && !second && !pending) return { kind: 'assigned', ...only };
  return { kind: 'oneOf', answers, ...(pending ? { pending } : {}), unstable };
}

function answerOf({ pool, ips }: Grant): Answer {
  return { pool: pool.name, ips: ips.map(ipText) };
}
