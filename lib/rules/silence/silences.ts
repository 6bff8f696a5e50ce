import type { Finding, ObjectRef } from '../../finding.js';
import { type Resource, refOf } from '../../resource.js';
import type { Silence, Silenced, World } from '../../world.js';
import { mapOf } from '../read.js';

/** `cdk8s-metallb.io/ignore.RULE: REASON` on an object accepts what the rule says about it. */
export const silencePrefix = 'cdk8s-metallb.io/ignore.';

/** A silence, and the annotation it stands in where it does. */
export interface Placed extends Silence {
  readonly resource?: Resource;
}

/** What became of one silence: the findings it took away, and an error that it could not. */
export interface SilenceOutcome {
  readonly silence: Placed;
  readonly count: number;
  readonly error: Finding | undefined;
}

/** What silences do to findings. */
export interface Silencing {
  readonly kept: readonly Finding[];
  readonly silenced: readonly Silenced[];
  readonly outcomes: readonly SilenceOutcome[];
}

/** Every silence of a World: those of the config, and the annotations of its objects. */
export function silencesOf({ silences, resources }: World): Placed[] {
  return [...silences, ...resources.flatMap(annotated)];
}

function annotated(resource: Resource): Placed[] {
  return Object.entries(mapOf(resource.object.metadata.annotations)).flatMap(([key, value]) => {
    if (!key.startsWith(silencePrefix)) return [];
    const path = ['metadata', 'annotations', key];
    const at = resource.origin(path);
    const reason = typeof value === 'string' ? value : '';
    const rule = key.slice(silencePrefix.length);
    return [{ rule, reason, resource, path, object: namesOf(refOf(resource.object))[0], ...(at && { at }) }];
  });
}

/** Takes away the warnings and notes that a silence gives a reason for; errors stay. */
export function silence(silences: readonly Placed[], findings: readonly Finding[]): Silencing {
  const byTarget = new Map<string, Placed>();
  for (const one of silences) {
    const target = targetOf(one.rule, one.object);
    if (!byTarget.has(target)) byTarget.set(target, one);
  }
  const kept: Finding[] = [];
  const silenced: Silenced[] = [];
  const counts = new Map<Placed, number>();
  const errors = new Map<Placed, Finding>();
  for (const finding of findings) {
    const meant = targetsOf(finding).flatMap((target) => byTarget.get(target) ?? [])[0];
    if (meant && finding.severity !== 'error' && hasReason(meant)) {
      silenced.push({ finding, silence: meant });
      counts.set(meant, (counts.get(meant) ?? 0) + 1);
      continue;
    }
    kept.push(finding);
    if (meant && finding.severity === 'error') errors.set(meant, finding);
  }
  const outcomes = silences.map((one) => ({
    silence: one,
    count: counts.get(one) ?? 0,
    error: errors.get(one),
  }));
  return { kept, silenced, outcomes };
}

export function hasReason({ reason }: Silence): boolean {
  return reason.trim() !== '';
}

function targetOf(rule: string, object: string | undefined): string {
  return `${rule} ${object ?? ''}`;
}

/** What a silence may name to mean a finding, the narrowest first. */
function targetsOf({ rule, object }: Finding): string[] {
  return [...(object ? namesOf(object) : []), undefined].map((name) => targetOf(rule, name));
}

/** `KIND/NAMESPACE/NAME` and `KIND/NAME`. */
function namesOf({ kind, namespace, name }: ObjectRef): string[] {
  return [...(namespace === undefined ? [] : [`${kind}/${namespace}/${name}`]), `${kind}/${name}`];
}
