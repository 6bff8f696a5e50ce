import type { Allocation, Answer, Outcome } from '../lib/allocator/outcome.js';

/** What a case expects of one Service. */
export type Expected =
  | 'pending'
  | { readonly pool: string; readonly ips: readonly string[] }
  | { readonly oneOf: readonly ('pending' | Answer)[]; readonly unstable?: boolean };

export interface Expectations {
  readonly services?: Readonly<Record<string, Expected>>;
}

/** Flags of a case under which more outcomes than were seen are fair. */
const lenient = ['selector-tie', 'negative-priority'];

/** Where an allocation is not what a case expects, one line a Service; empty when it agrees. */
export function disagreements(
  allocation: Allocation,
  expect: Expectations | undefined,
  flags: readonly string[] = [],
): string[] {
  const superset = flags.some((flag) => lenient.includes(flag));
  return Object.entries(expect?.services ?? {}).flatMap(([key, expected]) => {
    const outcome = allocation.services.get(key)?.outcome;
    const wanted = expectedSet(expected);
    const got = outcome ? outcomeSet(outcome) : new Set<string>();
    const covered = [...wanted].every((text) => got.has(text));
    const exact = covered && got.size === wanted.size && isUnstable(outcome) === isMarked(expected);
    if (superset ? covered : exact) return [];
    return [`${key}: expected ${show(wanted, isMarked(expected))}, got ${show(got, isUnstable(outcome))}`];
  });
}

function expectedSet(expected: Expected): Set<string> {
  if (expected === 'pending') return new Set(['pending']);
  const all = 'oneOf' in expected ? expected.oneOf : [expected];
  return new Set(all.map((one) => (one === 'pending' ? one : answerText(one))));
}

function outcomeSet(outcome: Outcome): Set<string> {
  if (outcome.kind === 'assigned') return new Set([answerText(outcome)]);
  if (outcome.kind !== 'oneOf') return new Set(['pending']);
  return new Set([...outcome.answers.map(answerText), ...(outcome.pending ? ['pending'] : [])]);
}

function answerText({ pool, ips }: Answer): string {
  return `${pool}:${ips.join('+')}`;
}

function isMarked(expected: Expected): boolean {
  return typeof expected === 'object' && 'oneOf' in expected && expected.unstable === true;
}

function isUnstable(outcome: Outcome | undefined): boolean {
  return outcome?.kind === 'oneOf' && outcome.unstable;
}

function show(set: ReadonlySet<string>, unstable: boolean): string {
  return `${[...set].sort().join(' | ')}${unstable ? ' (unstable)' : ''}`;
}
