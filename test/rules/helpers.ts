import { judgeConfig } from '../../lib/cli/cluster.js';
import { isConfigText } from '../../lib/cli/config-text.js';
import type { Finding } from '../../lib/finding.js';
import { readManifests } from '../../lib/manifests/read.js';
import {
  type Backend,
  newestRelease,
  type Release,
  recommendedBackend,
  tryRelease,
} from '../../lib/metallb/releases.js';
import { check, rules } from '../../lib/rules/index.js';
import type { Rule } from '../../lib/rules/rule.js';
import { worldOfManifests } from '../../lib/world.js';
import { MemoryIo } from '../memory-io.js';

/** What `check` says about a text: a config, or manifests of a release and backend. */
export function judgeText(text: string, release: Release, backend: Backend): readonly Finding[] {
  const bytes = new TextEncoder().encode(text);
  if (isConfigText(bytes)) return judgeConfig(new MemoryIo(), 'cluster.yaml', bytes).findings;
  const { resources, findings } = readManifests(bytes, 'manifests.yaml');
  return [...findings, ...check(worldOfManifests(resources, { release, backend }))];
}

/** What `check` says about the example of a rule, at the last release and the first backend that have it. */
export function judgeExample({ example, until, backends }: Rule): readonly Finding[] {
  const release = (until && tryRelease(until)) || newestRelease;
  return judgeText(example, release, backends?.[0] ?? recommendedBackend(release));
}

export function ruleById(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return rule;
}
