import type { KubeObject } from '../../resource.js';

/** A change of what is rendered. It returns the very objects it got where it finds nothing to change. */
export type Edit = (objects: readonly KubeObject[]) => readonly KubeObject[];

/** The parts of pods and containers that settings change, as plain JSON. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly Env[];
  readonly ports?: readonly Port[];
  readonly volumeMounts?: readonly Mount[];
  readonly [field: string]: unknown;
}
export interface Env {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}
export interface Port {
  readonly name?: string;
  readonly containerPort: number;
}
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}
export interface Volume {
  readonly name: string;
  readonly [source: string]: unknown;
}
export interface Pod {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly object[];
  readonly [field: string]: unknown;
}
interface Template {
  readonly metadata: { readonly labels?: Texts; readonly annotations?: Texts };
  readonly spec: Pod;
}
export type Texts = Readonly<Record<string, string>>;
export interface WorkloadSpec {
  readonly template: Template;
  readonly selector: { readonly matchLabels: Texts };
  readonly [field: string]: unknown;
}

/** A workload of MetalLB: the Deployment and DaemonSets, and frr-k8s' Deployment under all of its names. */
export type Workload = 'controller' | 'speaker' | 'daemon' | 'cleaner';

const workloads: Readonly<
  Record<Workload, { kind: string; names: readonly string[]; programs: readonly string[] }>
> = {
  controller: { kind: 'Deployment', names: ['controller'], programs: ['controller'] },
  speaker: { kind: 'DaemonSet', names: ['speaker'], programs: ['speaker'] },
  daemon: { kind: 'DaemonSet', names: ['frr-k8s-daemon'], programs: ['frr-k8s', 'controller'] },
  cleaner: {
    kind: 'Deployment',
    names: ['frr-k8s-webhook-server', 'frr-k8s-statuscleaner'],
    programs: ['frr-k8s-webhook-server', 'frr-k8s-statuscleaner'],
  },
};

/** One edit after the other. */
export const all =
  (...edits: readonly Edit[]): Edit =>
  (objects) =>
    edits.reduce((current, edit) => edit(current), objects);

/** Changes the objects that `is` finds; undefined removes one. */
export function where(
  is: (object: KubeObject) => boolean,
  change: (object: KubeObject) => KubeObject | undefined,
): Edit {
  return (objects) =>
    objects.some(is)
      ? objects.flatMap((object) => (is(object) ? (change(object) ?? []) : [object]))
      : objects;
}

/** Whether an object is of `kind`, and has one of `names` when some are given. */
export const isA =
  (kind: string, ...names: readonly string[]) =>
  (object: KubeObject): boolean =>
    object.kind === kind && (names.length === 0 || names.includes(object.metadata.name));

/** Removes what `is` finds. */
export const drop = (is: (object: KubeObject) => boolean): Edit => where(is, () => undefined);

/** Adds objects. */
export const add =
  (...added: readonly object[]): Edit =>
  (objects) => [...objects, ...(added as KubeObject[])];

/** Changes a workload as a whole. */
export const workload = (of: Workload, change: (object: KubeObject) => KubeObject): Edit =>
  where(isA(workloads[of].kind, ...workloads[of].names), change);

/** Changes the spec of a workload. */
export const workloadSpec = (of: Workload, change: (spec: WorkloadSpec) => WorkloadSpec): Edit =>
  workload(of, (object) => ({ ...object, spec: change(object.spec as WorkloadSpec) }));

/** Changes the pods of a workload. */
export const pod = (of: Workload, change: (pod: Pod) => Pod): Edit =>
  workloadSpec(of, (spec) => ({ ...spec, template: { ...spec.template, spec: change(spec.template.spec) } }));

/** Changes labels and annotations of a workload's pods. */
export const podMetadata = (
  of: Workload,
  change: (metadata: Template['metadata']) => Template['metadata'],
): Edit =>
  workloadSpec(of, (spec) => ({
    ...spec,
    template: { ...spec.template, metadata: change(spec.template.metadata) },
  }));

/** Changes those containers of a workload, init containers included, that `is` finds. */
export function containers(
  of: Workload,
  is: (container: Container) => boolean,
  change: (container: Container) => Container,
): Edit {
  const changed = (list: readonly Container[] = []) => list.map((one) => (is(one) ? change(one) : one));
  return (objects) => {
    const found = podsOf(objects, of).some(({ containers, initContainers = [] }) =>
      [...containers, ...initContainers].some(is),
    );
    if (!found) return objects;
    return pod(of, (spec) => ({
      ...spec,
      containers: changed(spec.containers),
      ...(spec.initContainers && { initContainers: changed(spec.initContainers) }),
    }))(objects);
  };
}

/** Changes the container of a workload that is its very program. */
export const program = (of: Workload, change: (container: Container) => Container): Edit =>
  containers(of, ({ name }) => workloads[of].programs.includes(name), change);

/** The pods of a workload; none where it is not rendered. */
export function podsOf(objects: readonly KubeObject[], of: Workload): Pod[] {
  return objects
    .filter(isA(workloads[of].kind, ...workloads[of].names))
    .map((object) => (object.spec as WorkloadSpec).template.spec);
}

/** `args` with `--name=value`, in the place of the argument of that name. */
export function withArg(name: string, value: string | number, args: readonly string[] = []): string[] {
  const text = `--${name}=${value}`;
  const index = args.findIndex((arg) => arg.startsWith(`--${name}=`));
  return index < 0 ? [...args, text] : args.with(index, text);
}

/** Sets an argument of programs. */
export const arg = (name: string, value: string | number, ...of: readonly Workload[]): Edit =>
  all(
    ...of.map((one) =>
      program(one, (container) => ({ ...container, args: withArg(name, value, container.args) })),
    ),
  );

/** `list` with `item`, in the place of the one that has the same name. */
export function withNamed<T extends { readonly name: string }>(item: T, list: readonly T[] = []): T[] {
  const index = list.findIndex(({ name }) => name === item.name);
  return index < 0 ? [...list, item] : list.with(index, item);
}

/** Sets an environment variable of a program. */
export const envOf = (of: Workload, item: Env): Edit =>
  program(of, (container) => ({ ...container, env: withNamed(item, container.env) }));

/** Adds a volume to the pods of a workload. */
export const volume = (of: Workload, item: Volume): Edit =>
  pod(of, (spec) => ({ ...spec, volumes: [...(spec.volumes ?? []), item] }));
