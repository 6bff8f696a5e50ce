import { converge, isGrant, type Scene } from './converge.js';
import type { Demand } from './demand.js';
import { bottomComponents } from './graph.js';
import { type Recorder, type State, signature, step, verdictText } from './state.js';

/** States to follow before giving up, and addresses to look at meanwhile. */
const limits = { states: 4_000, work: 2_000_000 };

/**
 * Lets the controller look at the restless and the waiting Services again and again, and records what they end with: the
 * states from which there is no way back to others. Such a Service is unstable where its addresses differ between states
 * that lead to each other for ever.
 *
 * @returns false when there are too many states to follow
 */
export function settled(
  scene: Scene,
  demands: readonly Demand[],
  isRestless: (demand: Demand) => boolean,
  starts: readonly State[],
  record: Recorder,
): boolean {
  const states = new Map(starts.map((state) => [signature(state), state]));
  const edges = new Map<string, string[]>();
  const queue = [...states.keys()];
  const spend = meter();
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const reached = pass(scene, demands, isRestless, states.get(key) as State, record, spend);
    if (!reached) return false;
    edges.set(key, [...reached.keys()]);
    for (const [next, state] of reached) {
      if (states.has(next)) continue;
      states.set(next, state);
      queue.push(next);
    }
    if (states.size > limits.states) return false;
  }
  for (const keys of bottomComponents(edges))
    recordEnd(
      keys.map((key) => states.get(key) as State),
      demands,
      isRestless,
      record,
    );
  return true;
}

/** Adds up work; false when it is too much. */
function meter(): (work: number) => boolean {
  let spent = 0;
  return (work) => {
    spent += 1 + work;
    return spent <= limits.work;
  };
}

/** All states after the controller looked at everyone once more. */
function pass(
  scene: Scene,
  demands: readonly Demand[],
  isRestless: (demand: Demand) => boolean,
  start: State,
  record: Recorder,
  spend: (work: number) => boolean,
): Map<string, State> | undefined {
  let states = new Map([[signature(start), start]]);
  for (const demand of demands) {
    if (!isRestless(demand) && ![...states.values()].some(({ waiting }) => waiting.has(demand))) continue;
    const next = new Map<string, State>();
    for (const [key, state] of states) {
      if (!isRestless(demand) && !state.waiting.has(demand)) {
        next.set(key, state);
        continue;
      }
      if (!spend(state.books.size + state.waiting.size)) return undefined;
      const held = state.grants.get(demand)?.ips ?? [];
      const free = without(state, demand);
      for (const verdict of converge(scene, free.books, demand, held)) {
        if (isGrant(verdict) && !isRestless(demand)) record.add(demand, verdict);
        const after = step(free, demand, verdict, isRestless(demand), true);
        next.set(signature(after), after);
      }
    }
    if (next.size > limits.states) return undefined;
    states = next;
  }
  return states;
}

function without(state: State, demand: Demand): State {
  const grant = state.grants.get(demand);
  if (!grant) return state;
  const grants = new Map(state.grants);
  grants.delete(demand);
  return { ...state, grants, books: state.books.release(grant.ips, demand) };
}

function recordEnd(
  states: readonly State[],
  demands: readonly Demand[],
  isRestless: (demand: Demand) => boolean,
  record: Recorder,
): void {
  for (const demand of demands) {
    const ends = states.flatMap(({ grants, waiting }) => grants.get(demand) ?? waiting.get(demand) ?? []);
    for (const verdict of ends) record.add(demand, verdict);
    if (isRestless(demand) && new Set(ends.map(verdictText)).size > 1) record.markUnstable(demand);
  }
}
