import type { Finding } from '../finding.js';

/** What a check has to say. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Kinds that nothing here judges, with their number. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** A rule as reports tell it. */
export interface RuleText {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
}

/** Where a rule is explained: its anchor in docs/rules.md. */
export function ruleUrl(id: string): string {
  return `https://github.com/cdk8s-metallb/cdk8s-metallb/blob/main/docs/rules.md#${id}`;
}

/** `3 Ingress, 1 PodMonitor`. */
export function ignoredText(ignored: Checked['ignored']): string {
  return Object.entries(ignored)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
