import { loadAll } from 'js-yaml';
import type { ObjectRef } from '../finding.js';
import { identityOf, type KubeObject, refOf } from '../resource.js';
import { section } from './text.js';

/** Objects in texts of an earlier run that `now` does not hold, last in apply order first: dependents go before. */
export function vanishedObjects(before: readonly string[], now: readonly KubeObject[]): ObjectRef[] {
  const kept = new Set(now.map((object) => identityOf(refOf(object))));
  return before
    .flatMap(objectsIn)
    .filter((ref) => !kept.has(identityOf(ref)))
    .reverse();
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

/** Kinds whose deletion takes other objects with it. */
const containers = ['CustomResourceDefinition', 'Namespace'];

/** The commands that delete what is no longer rendered, in order. */
export function vanishedText(vanished: readonly ObjectRef[]): string {
  const [taking, plain] = deleteCommands(vanished);
  return [
    section('No longer rendered. Still in the cluster until you delete them:', plain),
    section('Likewise, but everything inside goes with them:', taking),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The commands in order: those whose objects hold others, and everything inside with them, apart from the plain ones. */
export function deleteCommands(vanished: readonly ObjectRef[]): [taking: string[], plain: string[]] {
  const of = (takes: boolean) =>
    vanished.filter(({ kind }) => containers.includes(kind) === takes).map(deleteCommand);
  return [of(true), of(false)];
}

function deleteCommand({ apiVersion, kind, namespace, name }: ObjectRef): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
  const place = namespace ? ` -n ${shellWord(namespace)}` : '';
  return `kubectl delete${place} ${shellWord(`${kind.toLowerCase()}${group}`)} ${shellWord(name)}`;
}

/** A word of a command line, quoted where a shell would read more into it. */
export function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
