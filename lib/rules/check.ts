import { compareFindings, type Finding } from '../finding.js';
import { compareVersions, isSince } from '../metallb/releases.js';
import { refOf } from '../resource.js';
import type { World } from '../world.js';
import type { Problem, Rule } from './rule.js';
import type { View } from './view.js';

/** Every finding of `rules` in a World: all at once, ordered, and independent of the order of its resources. */
export function checkRules(rules: readonly Rule[], view: View): Finding[] {
  return rules
    .filter((rule) => isInForce(rule, view.world))
    .flatMap((rule) => Array.from(rule.check(view), (problem) => findingOf(rule, problem)))
    .sort(compareFindings);
}

/** Whether the World's release and backend have the rule. */
export function isInForce({ since, until, backends }: Rule, { release, backend }: World): boolean {
  if (since !== undefined && !isSince(release, since)) return false;
  if (until !== undefined && compareVersions(release.slice(1), until) > 0) return false;
  return backends?.includes(backend) ?? true;
}

function findingOf(rule: Rule, { message, remedy, severity, resource, path, at }: Problem): Finding {
  const place = at ?? resource?.origin(path ?? []);
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    remedy: remedy ?? rule.remedy,
    ...(place && { at: place }),
    ...(resource && { object: refOf(resource.object) }),
    ...(path && { path }),
  };
}
