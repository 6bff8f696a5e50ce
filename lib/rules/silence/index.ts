import { nearest } from '../nearest.js';
import type { Problem, Rule } from '../rule.js';
import type { View } from '../view.js';
import { hasReason, type Placed, type SilenceOutcome } from './silences.js';

/** A rule about silences, broken by those for which `fault` has words. */
function silenceRule(
  rule: Pick<Rule, 'id' | 'summary' | 'why' | 'example' | 'remedy'>,
  fault: (outcome: SilenceOutcome, view: View) => string | undefined,
): Rule {
  return {
    ...rule,
    severity: 'warning',
    stage: 'ours',
    *check(view) {
      for (const outcome of view.silences) {
        const message = fault(outcome, view);
        if (message !== undefined) yield problem(outcome.silence, message);
      }
    },
  };
}

function problem({ resource, path, at }: Placed, message: string): Problem {
  return { message, ...(resource && { resource }), ...(path && { path }), ...(at && { at }) };
}

/** Families whose findings are made where a config or a capture is read. */
const elsewhere = /^(config|kubeproxy|capture|edge)-/;

const isKnown = ({ silence: { rule } }: SilenceOutcome, { ids }: View) =>
  ids.has(rule) || elsewhere.test(rule);

/** Rules about what silences other rules. They look at what those found. */
export const silenceRules: readonly Rule[] = [
  silenceRule(
    {
      id: 'silence-unknown',
      summary: 'A silence must name a rule',
      why: 'A misspelt name silences nothing, and one of a rule that was renamed does not any more.',
      example: 'pools:\n  lab: 192.0.2.0/28\nignore:\n  - {rule: addr-hostbit, reason: all of it is ours}\n',
      remedy: 'correct the name, or remove the silence',
    },
    (outcome, view) => {
      if (isKnown(outcome, view)) return undefined;
      const near = nearest(outcome.silence.rule, view.ids);
      return `there is no rule ${outcome.silence.rule} to ignore${near ? `; there is ${near}` : ''}`;
    },
  ),
  silenceRule(
    {
      id: 'silence-reason',
      summary: 'A silence must give its reason',
      why: 'Whoever reads it later has to know whether it still counts. Without a reason the warning stays.',
      example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lab
  namespace: metallb-system
  annotations: {cdk8s-metallb.io/ignore.addr-hostbits: ""}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
      remedy: 'say in a few words why the warning does not count here',
    },
    ({ silence }) => (hasReason(silence) ? undefined : `${silence.rule} is ignored without a reason`),
  ),
  silenceRule(
    {
      id: 'silence-error',
      summary: 'Errors cannot be silenced',
      why: 'MetalLB or the API server refuse it, whatever the reason.',
      example: 'pools:\n  lab: 192.0.2.9\nignore:\n  - {rule: addr-format, reason: it is one address}\n',
      remedy: 'mend the error, and remove the silence',
    },
    ({ silence, error }) => error && `${silence.rule} is an error here, and cannot be ignored`,
  ),
  silenceRule(
    {
      id: 'silence-unused',
      summary: 'A silence must silence something',
      why: 'What it was for is gone. Left there, it would hide the next warning of its kind.',
      example: 'pools:\n  lab: 192.0.2.0/28\nignore:\n  - {rule: addr-hostbits, reason: all of it is ours}\n',
      remedy: 'remove it',
    },
    (outcome, view) => {
      const { silence, count, error } = outcome;
      if (count > 0 || error || !hasReason(silence) || !isKnown(outcome, view)) return undefined;
      return `${silence.rule} is ignored${silence.object ? ` at ${silence.object}` : ''}, and found nothing there`;
    },
  ),
];
