import type { Finding } from '../finding.js';
import type { Plan } from '../plan/plan.js';
import { pictureOf } from './html/build.js';
import { pageHtml } from './html/page.js';

/** The plan as one page for a browser, with what the rules find. */
export function planHtml(
  plan: Plan,
  { name, findings }: { readonly name: string; readonly findings: readonly Finding[] },
): string {
  return pageHtml(pictureOf(name, plan, findings));
}
