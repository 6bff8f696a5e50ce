import { type Advisory, type Fixable, remedyOf } from '../../metallb/advisories/advisory.js';
import { fixable, fixesOf } from '../../metallb/advisories/index.js';
import type { Flavour, Span } from '../../metallb/flavour.js';
import { newestRelease, tryRelease } from '../../metallb/releases.js';
import type { Rule } from '../rule.js';

/** A rule for each advisory that everybody is told of: broken where its fix would change an object. */
export const advisoryRules: readonly Rule[] = fixable.filter(isTold).map(ruleOf);

function isTold({ told }: Advisory): boolean {
  return told === 'always';
}

function ruleOf(advisory: Fixable): Rule {
  const { name, problem, why, fix, source } = advisory;
  return {
    id: `advisory-${name}`,
    severity: 'warning',
    summary: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}`,
    why: `${why} The fix \`${name}\` ${fix.does}.`,
    get example() {
      return exampleOf(advisory);
    },
    remedy: remedyOf(advisory),
    stage: 'ours',
    ...spanOf(advisory),
    upstream: source,
    *check({ world, release }) {
      const resource = world.resources.find(({ object }) => fix.mend(object) !== object);
      if (resource) yield { message: `MetalLB ${release}: ${problem}`, resource };
    },
  };
}

/** What all spans of an advisory have in common. Monitoring shows in the objects. */
function spanOf({ spans }: Advisory): Pick<Rule, 'since' | 'until' | 'backends'> {
  const common = <Key extends keyof Span>(key: Key): Span[Key] =>
    spans.every((span) => span[key] === spans[0]?.[key]) ? spans[0]?.[key] : undefined;
  const [since, until, backends] = [common('since'), common('until'), common('backends')];
  return { ...(since && { since }), ...(until && { until }), ...(backends && { backends }) };
}

/** A config that chooses the advisory, mended of all others. */
function exampleOf(advisory: Advisory): string {
  const [{ until, backends, prometheus = false } = {}] = advisory.spans;
  const release = (until && tryRelease(until)) || newestRelease;
  const backend = backends?.[0] ?? 'native';
  const flavour: Flavour = { release, backend, prometheus, namespace: 'metallb-system' };
  const others = fixesOf(flavour).filter((one) => one !== advisory && isTold(one));
  const settings = [
    `version: ${release}`,
    `backend: ${backend}`,
    ...(prometheus ? ['prometheus: true'] : []),
    ...(others.length > 0 ? [`fixes: [${others.map(({ name }) => name).join(', ')}]`] : []),
  ];
  return `metallb: {${settings.join(', ')}}\npools:\n  lab: 192.0.2.0/28\n`;
}
