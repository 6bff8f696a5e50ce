import { loadAll } from 'js-yaml';
import { type Backend, backends } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';

/** One of the files that a release publishes. */
export interface Published {
  readonly file: string;
  readonly backend: Backend;
  readonly prometheus: boolean;
}

/** The files that a release publishes, for all that we know. */
export const published: readonly Published[] = backends.flatMap((backend) =>
  [false, true].map((prometheus) => ({
    file: `metallb-${backend}${prometheus ? '-prometheus' : ''}.yaml`,
    backend,
    prometheus,
  })),
);

/** The one that holds every CRD. */
export const complete = 'metallb-frr-k8s.yaml';

/** A manifest with its objects. */
export interface Manifest extends Published {
  readonly objects: readonly KubeObject[];
}

/**
 * The manifests among `texts`, files by their names.
 *
 * @throws Error naming every file that cannot be read as Kubernetes objects, or the one that must be there
 */
export function readManifests(texts: ReadonlyMap<string, string>): Manifest[] {
  const problems: string[] = [];
  const manifests = published
    .filter(({ file }) => texts.has(file))
    .map((one): Manifest => {
      const objects = objectsOf(texts.get(one.file) as string);
      if (typeof objects === 'string') problems.push(`${one.file}: ${objects}`);
      return { ...one, objects: typeof objects === 'string' ? [] : objects };
    });
  if (!texts.has(complete)) problems.push(`${complete} is not there, the one that holds every CRD`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return manifests;
}

/** The objects in a text, or what is wrong with it. */
function objectsOf(text: string): KubeObject[] | string {
  try {
    const documents = loadAll(text).filter((document) => document !== null && document !== undefined);
    const other = documents.findIndex((document) => !isObject(document));
    if (other >= 0) return `document ${other + 1} is no Kubernetes object`;
    return documents.length > 0 ? (documents as KubeObject[]) : 'holds no object';
  } catch (error) {
    return (error as Error).message.split('\n')[0] as string;
  }
}

function isObject(document: unknown): document is KubeObject {
  const { apiVersion, kind, metadata } = document as Partial<KubeObject>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string';
}
