import type { Books } from './books.js';
import { type Grant, isGrant, type Verdict } from './converge.js';
import type { Demand } from './demand.js';

/** Every verdict that can be a Service's last one. */
export interface Findings {
  readonly verdicts: readonly Verdict[];
  /** It changes between some of them for ever. */
  readonly unstable: boolean;
}

/** One state of the controller. */
export interface State {
  readonly books: Books;
  /** Addresses of the restless Services, and of nobody else: others keep theirs. */
  readonly grants: ReadonlyMap<Demand, Grant>;
  /** Services without an address, as far as they may get one yet. */
  readonly waiting: ReadonlyMap<Demand, Verdict>;
}

/** The state after a Service got its verdict. `remember` keeps who is waiting, which matters only if something is given back. */
export function step(
  state: State,
  demand: Demand,
  verdict: Verdict,
  restless: boolean,
  remember: boolean,
): State {
  const { grants, waiting } = state;
  if (!isGrant(verdict))
    return remember ? { ...state, waiting: new Map(waiting).set(demand, verdict) } : state;
  const left = new Map(waiting);
  left.delete(demand);
  return {
    books: state.books.take(verdict.pool, verdict.ips, demand),
    grants: restless ? new Map(grants).set(demand, verdict) : grants,
    waiting: left,
  };
}

export function signature({ books, grants, waiting }: State): string {
  const held = [...grants].map(([{ key }, grant]) => `${key}=${verdictText(grant)}`).sort();
  const keys = [...waiting.keys()].map(({ key }) => key).sort();
  return [books.signature(), ...held, '|', ...keys].join('\n');
}

/** Collects verdicts, each once. */
export class Recorder {
  readonly findings = new Map<Demand, { verdicts: Verdict[]; unstable: boolean }>();
  private readonly seen = new Map<Demand, Set<string>>();

  add(demand: Demand, verdict: Verdict): void {
    const seen = this.seen.get(demand) ?? new Set();
    this.seen.set(demand, seen);
    const text = verdictText(verdict);
    if (seen.has(text)) return;
    seen.add(text);
    this.of(demand).verdicts.push(verdict);
  }

  markUnstable(demand: Demand): void {
    this.of(demand).unstable = true;
  }

  private of(demand: Demand) {
    const found = this.findings.get(demand) ?? { verdicts: [], unstable: false };
    this.findings.set(demand, found);
    return found;
  }
}

export function verdictText(verdict: Verdict): string {
  return isGrant(verdict) ? `${verdict.pool.name} ${verdict.ips.join()}` : verdict.rule;
}
