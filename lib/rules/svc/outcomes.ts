import type { Demand } from '../../allocator/demand.js';
import type { Outcome, Pending } from '../../allocator/outcome.js';
import type { Path } from '../../finding.js';
import { type Map_, mapOf } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import { newPrefix, oldPrefix } from '../service-annotations.js';
import type { View } from '../view.js';

/** Every Service that MetalLB looks at, with what becomes of it. */
export function* served(view: View): Iterable<{ demand: Demand; outcome: Outcome }> {
  for (const plan of view.allocation.services.values()) if (plan.outcome.kind !== 'ignored') yield plan;
}

/** Why a Service has no address, or may have none. */
export function pendingOf(outcome: Outcome): Pending | undefined {
  if (outcome.kind === 'pending' || outcome.kind === 'ignored') return outcome;
  return outcome.kind === 'oneOf' ? outcome.pending : undefined;
}

/** The pools that a Service has an address of, or may have. */
export function poolNames(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'assigned') return [outcome.pool];
  return outcome.kind === 'oneOf' ? [...new Set(outcome.answers.map(({ pool }) => pool))] : [];
}

/** Whether a Service takes traffic on nodes with its endpoints alone. */
export function isLocal({ resource }: Demand): boolean {
  return mapOf(resource.object.spec).externalTrafficPolicy === 'Local';
}

/** A rule about Services that get no address, as the allocator finds them. `at` finds the field that is to blame. */
export function pendingRule({ at, ...rule }: PendingRule): Rule {
  return {
    severity: 'warning',
    stage: 'silent',
    ...rule,
    *check(view) {
      for (const { demand, outcome } of view.allocation.services.values()) {
        const pending = pendingOf(outcome);
        if (pending?.rule !== rule.id) continue;
        const fate = outcome.kind === 'oneOf' ? 'may get no address' : 'gets no address';
        yield atService(demand, `${fate}: ${pending.reason}`, at(demand), pending.remedy);
      }
    },
  };
}

export type PendingRule = Omit<Rule, 'check' | 'severity' | 'stage'> &
  Partial<Pick<Rule, 'severity'>> & { at(demand: Demand): Path };

/** A problem of a Service. */
export function atService({ key, resource }: Demand, message: string, path: Path, remedy?: string): Problem {
  return { message: `Service ${key} ${message}`, ...(remedy && { remedy }), resource, path };
}

/** Where a Service carries an annotation of MetalLB's; its name where it does not. */
export function annotationPath({ resource }: Demand, key: string): Path {
  const annotations = annotationsOf(resource.object);
  const written = [newPrefix, oldPrefix].map((prefix) => prefix + key).find((name) => name in annotations);
  return written ? ['metadata', 'annotations', written] : namePath;
}

/** Where a Service asks for addresses. */
export function requestPath(demand: Demand): Path {
  const { loadBalancerIP } = mapOf(demand.resource.object.spec);
  const path = annotationPath(demand, 'loadBalancerIPs');
  return path === namePath && loadBalancerIP !== undefined ? ['spec', 'loadBalancerIP'] : path;
}

export function annotationsOf({ metadata }: Demand['resource']['object']): Map_ {
  return mapOf(metadata.annotations);
}

export const namePath: Path = ['metadata', 'name'];
