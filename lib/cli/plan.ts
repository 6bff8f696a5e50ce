import type { Finding } from '../finding.js';
import { mayWait, type Plan } from '../plan/plan.js';
import { planOf } from '../plan/plan-of.js';
import { findingsText } from '../report/text.js';
import { choose } from './choose.js';
import type { Flags } from './facts.js';
import type { Io } from './io.js';
import { readWorld } from './worlds.js';

export interface PlanOptions extends Flags {
  readonly format: string;
  readonly failOn?: string;
}

type Formatter = (plan: Plan, subject: Subject) => string;

/** What a page says besides the plan: the name of the cluster, and what is to be said about it. */
export interface Subject {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** How a plan can be printed. */
export const planFormats: Readonly<Record<string, () => Promise<Formatter>>> = {
  text: async () => (await import('../report/plan-text.js')).planText,
  json: async () => (await import('../report/plan-json.js')).planJson,
  markdown: async () => (await import('../report/plan-markdown.js')).planMarkdown,
  html: async () => (await import('../report/plan-html.js')).planHtml,
};

/** What can make a pipeline stop. */
const failures: Readonly<Record<string, (plan: Plan) => boolean>> = {
  pending: ({ services }) => Object.values(services).some(mayWait),
};

/**
 * Prints who gets which address, who announces it, and why not. What MetalLB would refuse is told on standard error: the plan is
 * what would happen if it did not.
 *
 * @returns 0; 1 when something is refused, or when what `failOn` names happens
 */
export async function plan(io: Io, paths: readonly string[], options: PlanOptions): Promise<number> {
  const load = choose(planFormats, options.format, 'format');
  const fails = options.failOn === undefined ? () => false : choose(failures, options.failOn, '--fail-on');
  const { name, world, findings } = await readWorld(io, paths, options);
  const errors = findings.filter(({ severity }) => severity === 'error');
  io.err(findingsText(errors));
  if (!world) return 1;
  const made = planOf(world);
  io.out((await load())(made, { name, findings }));
  return errors.length > 0 || fails(made) ? 1 : 0;
}
