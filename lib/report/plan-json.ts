import type { Plan } from '../plan/plan.js';

/** The plan as JSON, for programs: `services` and `pools` by name, counts of addresses as decimal strings. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}
