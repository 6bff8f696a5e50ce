import { compareText, type ObjectRef } from '../finding.js';
import type { KubeObject } from '../resource.js';
import type { World } from '../world.js';
import { differingPaths, type Pair } from './objects.js';

/** What a change does to the pods of a Deployment or a DaemonSet. */
export interface WorkloadChange {
  readonly workload: ObjectRef;
  /** `recreate`: its selector differs, which the API server refuses until the object is deleted. */
  readonly change: 'starts' | 'ends' | 'rolls' | 'recreate';
  /** Fields of the pod template that differ, such as `containers[speaker].image`. */
  readonly because: readonly string[];
  /** What users of the cluster notice meanwhile; empty when nothing. */
  readonly effect: string;
}

/** An image that pods run after the change, and did not before; or the other way round. */
export interface ImageChange {
  readonly before?: string;
  readonly after?: string;
}

interface Container {
  readonly name?: string;
  readonly image?: string;
}

interface Workload {
  readonly selector?: unknown;
  readonly template?: {
    readonly metadata?: unknown;
    readonly spec?: { readonly containers?: Container[]; readonly initContainers?: Container[] };
  };
}

const kinds = ['Deployment', 'DaemonSet', 'StatefulSet'];

/** Workloads whose pods start, end or are replaced. */
export function workloadChanges(pairs: readonly Pair[], next: World): WorkloadChange[] {
  return pairs.flatMap(({ ref, before, after }) => {
    if (!kinds.includes(ref.kind)) return [];
    const of = (change: WorkloadChange['change'], because: readonly string[] = []): WorkloadChange => ({
      workload: ref,
      change,
      because,
      effect: change === 'rolls' || change === 'recreate' ? effectOf(specOf(after), next) : '',
    });
    if (!before) return of('starts');
    if (!after) return of('ends');
    const [was, is] = [specOf(before), specOf(after)];
    const because = [
      ...differingPaths(was.template?.metadata, is.template?.metadata, 'metadata'),
      ...differingPaths(was.template?.spec, is.template?.spec),
    ];
    if (differingPaths(was.selector, is.selector).length > 0) return of('recreate', ['selector', ...because]);
    return because.length > 0 ? of('rolls', because) : [];
  });
}

function specOf(object: KubeObject | undefined): Workload {
  return (object?.spec ?? {}) as Workload;
}

/** The containers of MetalLB that somebody misses while they restart. */
function effectOf({ template }: Workload, world: World): string {
  const names = (template?.spec?.containers ?? []).map(({ name }) => name);
  const bgp = world.resources.some(({ object }) => object.kind === 'BGPPeer');
  const holdsSessions =
    bgp && (names.includes('frr') || (names.includes('speaker') && world.backend === 'native'));
  if (names.includes('speaker'))
    return holdsSessions
      ? 'node by node, its BGP sessions reset and its layer 2 addresses move to another node'
      : 'node by node, its layer 2 addresses move to another node';
  if (holdsSessions) return 'node by node, its BGP sessions reset';
  return names.includes('controller') ? 'nobody gets an address meanwhile; those that have one keep it' : '';
}

/** Images that change, each once: replaced ones together with what replaces them. */
export function imageChanges(pairs: readonly Pair[]): ImageChange[] {
  const [before, after] = (['before', 'after'] as const).map(
    (side) => new Set(pairs.flatMap((pair) => [...imagesOf(pair[side]).values()])),
  );
  const replaced = pairs.flatMap((pair) => {
    const [was, is] = [imagesOf(pair.before), imagesOf(pair.after)];
    return [...new Set([...was.keys(), ...is.keys()])].map((name) => ({
      before: was.get(name),
      after: is.get(name),
    }));
  });
  const unlike = replaced.filter((change) => change.before !== change.after);
  const news = unlike.map((change) => ({
    ...(change.before !== undefined && !after?.has(change.before) && { before: change.before }),
    ...(change.after !== undefined && !before?.has(change.after) && { after: change.after }),
  }));
  const [gone, fresh] = (['before', 'after'] as const).map(
    (side) =>
      new Set(news.flatMap((change) => ('before' in change && 'after' in change ? [change[side]] : []))),
  );
  const told = news.filter(
    ({ before, after }) =>
      (before !== undefined || after !== undefined) &&
      !(after === undefined && gone?.has(before)) &&
      !(before === undefined && fresh?.has(after)),
  );
  const texts = new Set(told.map((change) => JSON.stringify(change)));
  return [...texts].sort(compareText).map((text) => JSON.parse(text) as ImageChange);
}

/** Images by container, of whatever has a pod template. */
function imagesOf(object: KubeObject | undefined): Map<string, string> {
  const { containers = [], initContainers = [] } = specOf(object).template?.spec ?? {};
  return new Map([...containers, ...initContainers].map(({ name = '', image = '' }) => [name, image]));
}
