import type { Pair } from '../diff/objects.js';
import { compareText } from '../finding.js';
import type { KubeObject } from '../resource.js';

/** What a role may do after a change, and what it no longer may. */
export interface RoleChange {
  /** `ClusterRole metallb-system:speaker`. */
  readonly role: string;
  /** `get list on nodes`, sorted. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** How roles differ that are there before and after. */
export function roleChanges(pairs: readonly Pair[]): RoleChange[] {
  return pairs.flatMap(({ ref, before, after }) => {
    if (!before || !after || !/^(Cluster)?Role$/.test(ref.kind)) return [];
    const [old, now] = [grantsOf(before), grantsOf(after)];
    const [added, removed] = [lacking(now, old), lacking(old, now)];
    return added.length + removed.length === 0 ? [] : [{ role: `${ref.kind} ${ref.name}`, added, removed }];
  });
}

type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** Verbs by what they are for: however rules are cut, the same grants are the same. */
function grantsOf({ rules }: KubeObject): Grants {
  const grants = new Map<string, Set<string>>();
  for (const rule of (rules ?? []) as readonly Rule[])
    for (const target of targetsOf(rule)) {
      const verbs = grants.get(target) ?? new Set();
      for (const verb of rule.verbs) verbs.add(verb);
      grants.set(target, verbs);
    }
  return grants;
}

function targetsOf({ apiGroups = [], resources = [], resourceNames, nonResourceURLs = [] }: Rule): string[] {
  const names = resourceNames ?? [''];
  return [
    ...nonResourceURLs,
    ...apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        names.map((name) => `${resource}${group && `.${group}`}${name && ` ${name}`}`),
      ),
    ),
  ];
}

function lacking(some: Grants, others: Grants): string[] {
  return [...some]
    .flatMap(([target, verbs]) => {
      const fresh = [...verbs].filter((verb) => !others.get(target)?.has(verb)).sort(compareText);
      return fresh.length > 0 ? [`${fresh.join(' ')} on ${target}`] : [];
    })
    .sort(compareText);
}
