import { Books } from './books.js';
import type { Component } from './components.js';
import { converge, type Grant, isGrant, type Scene, type Verdict } from './converge.js';
import type { Demand } from './demand.js';
import { familyOf, type Ip } from './ip.js';
import { Ledger } from './ledger.js';
import type { Pool } from './pool.js';
import { settled } from './settle.js';
import { type Findings, Recorder, type State, signature, step, verdictText } from './state.js';

/** How much work an exact answer may cost: pools looked into, and addresses copied. */
const budget = 400_000;

/**
 * Follows every random choice through all Services of a component. States in which the same addresses are in use are one
 * state, whoever uses them, and what is the same in all states is kept only once.
 *
 * @returns undefined when there are too many states to follow
 */
export function explore(
  scene: Scene,
  { demands, pools }: Component,
): ReadonlyMap<Demand, Findings> | undefined {
  const record = new Recorder();
  const isRestless = restlessIn(scene, demands, pools);
  const ledger = new Ledger();
  let states: State[] = [{ books: new Books(ledger), grants: new Map(), waiting: new Map() }];
  const anyRestless = demands.some(isRestless);
  let work = 0;
  const allowed = budget + 20 * demands.length;

  for (const demand of demands) {
    work += states.length * costOf(scene, demand);
    if (work > allowed) return undefined;
    const choices = states.map(({ books }) => converge(scene, books, demand, demand.held));
    const common = isRestless(demand) ? undefined : commonGrant(states, choices);
    if (common) {
      for (const ip of common.ips) ledger.take(common.pool, ip, familyOf(ip), demand.sharing);
      record.add(demand, common);
      continue;
    }
    work += choices.reduce((sum, verdicts, i) => sum + verdicts.length * copyingCost(states[i]), 0);
    if (work > allowed) return undefined;
    const next = new Map<string, State>();
    states.forEach((state, i) => {
      for (const verdict of choices[i] ?? []) {
        if (isGrant(verdict) ? !isRestless(demand) : !anyRestless) record.add(demand, verdict);
        const after = step(state, demand, verdict, isRestless(demand), anyRestless);
        next.set(signature(after), after);
      }
    });
    states = [...next.values()];
    if (states.length === 1)
      states = states.map((state) => ({ ...state, books: state.books.settle(isRestless) }));
  }
  if (anyRestless && !settled(scene, demands, isRestless, states, record)) return undefined;
  return record.findings;
}

/**
 * Whether a Service may go on changing its addresses after it got some: a policy that asks for two families, with one
 * clusterIP or one requested address, where a pool has both. Where one of these gives an address back, a Service that would
 * like a second one may get it then. Everybody else keeps what he got.
 */
export function restlessIn(
  { behaviour }: Scene,
  demands: readonly Demand[],
  pools: readonly Pool[],
): (demand: Demand) => boolean {
  const dual = pools.some(({ walks }) => walks.ipv4.length > 0 && walks.ipv6.length > 0);
  if (!dual || !behaviour.weighsPools) return () => false;
  const changes = ({ families, policy, requested }: Demand) =>
    policy === 'PreferDualStack'
      ? families.length === 1 || requested.length === 1
      : policy === 'RequireDualStack' && families.length === 1 && !behaviour.needsTwoClusterIps;
  return demands.some(changes)
    ? (demand) => changes(demand) || demand.policy === 'PreferDualStack'
    : () => false;
}

function costOf({ tiers }: Scene, demand: Demand): number {
  if (demand.pool !== '' || demand.requested.length > 0) return 1;
  const { pinned, open } = tiers.of(demand);
  return 1 + [...pinned, ...open].reduce((sum, tier) => sum + tier.length, 0);
}

function copyingCost(state: State | undefined): number {
  return state && state.books.size > 0 ? 8 + state.books.size : 1;
}

/** The grant that all states agree on, where no state has anything else at its addresses. */
function commonGrant(states: readonly State[], choices: readonly (readonly Verdict[])[]): Grant | undefined {
  const first = choices[0]?.[0];
  if (!first || !isGrant(first)) return undefined;
  const text = verdictText(first);
  const agreed = choices.every(([verdict, other]) => !other && verdict && verdictText(verdict) === text);
  const clear = (ip: Ip) => states.every(({ books }) => !books.touches(ip));
  return agreed && first.ips.every(clear) ? first : undefined;
}
