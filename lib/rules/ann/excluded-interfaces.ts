import { excludedInterfacesName, excludedPatterns } from '../../metallb/excluded-interfaces.js';
import { parseYaml } from '../../yaml/parse.js';
import { mapOf, textsOf } from '../read.js';
import type { View } from '../view.js';

/**
 * Tells which interfaces the speakers leave out: by the ConfigMap among the objects, or by that of the release where no speaker
 * is among them either. Patterns are Go's, and match anywhere in a name unless they say otherwise.
 */
export function excludedInterfaces(view: View): (name: string) => boolean {
  const patterns = patternsOf(view).flatMap(compiled);
  return (name) => patterns.some((pattern) => pattern.test(name));
}

function patternsOf(view: View): readonly string[] {
  const { release, namespace, world } = view;
  const own = (kind: string, name: string) =>
    view
      .all(kind)
      .find(({ object: { metadata } }) => metadata.name === name && metadata.namespace === namespace);
  const map = own('ConfigMap', excludedInterfacesName);
  if (map) return listIn(mapOf(map.object.data)['excludel2.yaml']);
  if (own('DaemonSet', 'speaker')) return [];
  return excludedPatterns({ release, namespace, backend: world.backend, prometheus: false });
}

function listIn(text: unknown): readonly string[] {
  const documents = typeof text === 'string' ? parseYaml(text, 'go', 10_000) : [];
  return 'reason' in documents ? [] : textsOf(mapOf(documents[0]?.value).announcedInterfacesToExclude);
}

function compiled(pattern: string): RegExp[] {
  try {
    return [new RegExp(pattern)];
  } catch {
    return [];
  }
}
