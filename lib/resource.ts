import type { Finding, ObjectRef, Path, Position } from './finding.js';

/** A Kubernetes object in the API's own spelling. */
export interface KubeObject {
  /** Group and version, such as `metallb.io/v1beta1`. */
  readonly apiVersion: string;
  /** Such as `IPAddressPool`. */
  readonly kind: string;
  /** Name, namespace, labels and annotations, as the API has them. */
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What we do with an object: emit it (`apply`), change a foreign one (`patch`), or merely know it (`known`). */
export type Use = 'apply' | 'patch' | 'known';

/** An object of the {@link World}, with the place in a text that each of its fields came from. */
export interface Resource {
  /** The object itself. */
  readonly object: KubeObject;
  /** What we do with it. */
  readonly use: Use;
  /** Whether only some of its fields are known: a patch, or a Service that a config describes. */
  readonly partial?: boolean;
  /** Where the value at `path` of the object was written; the nearest written ancestor when it was derived. */
  origin(path: Path): Position | undefined;
}

/** What a room makes of the config: an object, and for each of its paths the config path that caused it. */
export interface Draft {
  readonly object: KubeObject;
  readonly use: Use;
  /** As {@link Resource} has it. */
  readonly partial?: boolean;
  source(path: Path): Path;
  /** Where it was read, for an object that another file than the config holds. */
  origin?(path: Path): Position | undefined;
}

/**
 * What a person does by hand next to `kubectl apply`: a file of `dist/patches/` or `dist/host/`, the commands that use
 * it, or both.
 */
export interface Handout {
  /** One line for the summary, such as `kube-proxy: switch strict ARP on`. */
  readonly title: string;
  /** `name` is relative to the output folder: `patches/NAME.patch` or `host/NAME.txt`. `text` ends in a newline. */
  readonly file?: {
    /** Relative to the output folder. */
    readonly name: string;
    /** Its content, which ends in a newline. */
    readonly text: string;
  };
  /** `before` and `after` the folder is applied; `reference` for what is only to be read or used elsewhere. */
  readonly when: 'before' | 'after' | 'reference';
  /** The commands to run, in order; `dir` is the output folder as the user wrote it. */
  commands?(dir: string): readonly string[];
}

/** The file of a handout, whose text is made when it is first asked for: to judge a config, nobody asks. */
export function handoutFile(name: string, make: () => string): Required<Handout>['file'] {
  let made: string | undefined;
  return {
    name,
    get text() {
      made ??= make();
      return made;
    },
  };
}

/** Identity of an object, for findings. */
export function refOf(object: KubeObject): ObjectRef {
  const { apiVersion, kind } = object;
  const { name, namespace } = object.metadata;
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

/** The group of an object; empty for the core group. */
export function groupOf({ apiVersion }: Pick<KubeObject, 'apiVersion'>): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether an object was read from a cluster: the API server gives every object its uid. */
export function isLive(object: KubeObject): boolean {
  return typeof object.metadata.uid === 'string';
}

/** A version is no part of an object's identity: only group, kind, namespace and name are. */
export function identityOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return [groupOf({ apiVersion }), kind, namespace ?? '', name].join('\n');
}

/** Everything a room makes of the config. `path` of its findings is a config path; `at` is added by the World. */
export interface Rendering {
  readonly drafts: readonly Draft[];
  readonly handouts: readonly Handout[];
  readonly findings: readonly Finding[];
}

/** `fields` without those that are not set: a field that is absent is never written. */
export function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
