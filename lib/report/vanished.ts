import { loadAll } from 'js-yaml';
import type { ObjectRef } from '../finding.js';
import { type KubeObject, refOf } from '../resource.js';

/** Objects in texts of an earlier run that `now` does not hold, last in apply order first: dependents go before. */
export function vanishedObjects(before: readonly string[], now: readonly KubeObject[]): ObjectRef[] {
  const kept = new Set(now.map((object) => identity(refOf(object))));
  return before
    .flatMap(objectsIn)
    .filter((ref) => !kept.has(identity(ref)))
    .reverse();
}

/** A version is no part of an object's identity: only group, kind, namespace and name are. */
function identity({ apiVersion, kind, namespace, name }: ObjectRef): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [group, kind, namespace ?? '', name].join('\n');
}

function objectsIn(text: string): ObjectRef[] {
  try {
    return loadAll(text).filter(isObject).map(refOf);
  } catch {
    return []; // not a file of ours any more: nothing is known of its objects
  }
}

function isObject(value: unknown): value is KubeObject {
  const object = value as Partial<KubeObject> | null;
  return (
    typeof object?.apiVersion === 'string' &&
    typeof object.kind === 'string' &&
    Boolean(object.metadata?.name)
  );
}
