import type { MetalLbConfig } from '../../config/metallb.js';
import type { KubeObject } from '../../resource.js';
import {
  all,
  type Container,
  containers,
  drop,
  type Edit,
  isA,
  pod,
  podMetadata,
  program,
  type Texts,
  type Workload,
  where,
  withArg,
  workload,
  workloadSpec,
} from './edit.js';
import { type Knob, knob, type Value } from './knob.js';
import { type Component, componentNames, components } from './placement.js';

type Common = Value<MetalLbConfig, 'controller'>;
type Shared = Pick<
  Common,
  | 'logLevel'
  | 'command'
  | 'labels'
  | 'annotations'
  | 'podAnnotations'
  | 'securityContext'
  | 'extraContainers'
  | 'resources'
  | 'livenessProbe'
  | 'readinessProbe'
  | 'containers'
>;
type Change<Name extends keyof Shared> = (value: NonNullable<Shared[Name]>, of: Workload) => Edit;

type Probe = NonNullable<Common['livenessProbe']>;
export type ContainerConfig = NonNullable<Common['containers']>[string];

/** A probe with other timings, or without it. */
function withProbe(name: string, value: Probe, { [name]: own, ...container }: Container): Container {
  return (
    value === false ? container : { ...container, [name]: { ...(own as object), ...value } }
  ) as Container;
}

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

function withSettings(settings: ContainerConfig, container: Container): Container {
  const { resources } = settings;
  const sized = resources ? { ...container, resources } : container;
  return probes.reduce((current, name) => {
    const value = settings[name];
    return value === undefined ? current : withProbe(name, value, current);
  }, sized);
}

const hasLogLevel = ({ args = [] }: Container) => args.some((one) => one.startsWith('--log-level='));

const merge = (own: Texts | undefined, value: Texts) => ({ ...own, ...value });

const withMetadata = (object: KubeObject, field: 'labels' | 'annotations', value: Texts): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, [field]: merge(object.metadata[field], value) },
});

/** What the settings that all components share change in each of a component's workloads. */
const shared: { readonly [Name in keyof Required<Shared>]: Change<Name> } = {
  logLevel: (level, of) =>
    containers(of, hasLogLevel, (one) => ({ ...one, args: withArg('log-level', level, one.args) })),
  command: (command, of) => program(of, (one) => ({ ...one, command })),
  labels: (labels, of) =>
    all(
      workload(of, (object) => withMetadata(object, 'labels', labels)),
      podMetadata(of, (own) => ({ ...own, labels: merge(own.labels, labels) })),
    ),
  annotations: (annotations, of) =>
    workload(of, (object) => withMetadata(object, 'annotations', annotations)),
  podAnnotations: (annotations, of) =>
    podMetadata(of, (own) => ({ ...own, annotations: merge(own.annotations, annotations) })),
  securityContext: (value, of) =>
    pod(of, (spec) => ({ ...spec, securityContext: { ...(spec.securityContext as object), ...value } })),
  extraContainers: (extra, of) =>
    pod(of, (spec) => ({ ...spec, containers: [...spec.containers, ...extra] })),
  resources: (resources, of) => program(of, (one) => ({ ...one, resources })),
  livenessProbe: (value, of) => program(of, (one) => withProbe('livenessProbe', value, one)),
  readinessProbe: (value, of) => program(of, (one) => withProbe('readinessProbe', value, one)),
  containers: (settings, of) =>
    all(
      ...Object.entries(settings).map(([name, value]) =>
        containers(
          of,
          (one) => one.name === name,
          (one) => withSettings(value, one),
        ),
      ),
    ),
};

/** Settings that are for the program of the daemon alone, not for the Deployment beside it. */
const once: readonly string[] = ['command', 'extraContainers', 'securityContext'];

function sharedKnobs(component: Component): Knob[] {
  return Object.entries(shared).map(([name, change]) => ({
    key: `${component}.${name}`,
    span: {},
    edit: (value) => {
      const all_ = components[component] as readonly Workload[];
      const places = once.includes(name) ? all_.slice(0, 1) : all_;
      return all(...places.map((of) => (change as (value: unknown, of: Workload) => Edit)(value, of)));
    },
  }));
}

/** Names of the accounts as the manifests have them. */
const accounts: Readonly<Record<Component, string>> = {
  controller: 'controller',
  speaker: 'speaker',
  frrK8s: 'frr-k8s-daemon',
};

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Gives an account another name, in bindings and pods too. */
function renameAccount(component: Component, name: string): Edit {
  const old = accounts[component];
  const isBinding = ({ kind }: KubeObject) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
  return all(
    where(isA('ServiceAccount', old), (object) => ({ ...object, metadata: { ...object.metadata, name } })),
    where(isBinding, (object) => ({
      ...object,
      subjects: (object.subjects as Subject[]).map((one) =>
        one.kind === 'ServiceAccount' && one.name === old ? { ...one, name } : one,
      ),
    })),
    ...components[component].map((of: Workload) =>
      pod(of, (spec) => ({ ...spec, serviceAccountName: name })),
    ),
  );
}

function accountKnobs(component: Component): Knob[] {
  const named = (config: MetalLbConfig) =>
    isA('ServiceAccount', config[component].serviceAccount?.name ?? accounts[component]);
  return [
    {
      key: `${component}.serviceAccount.name`,
      span: {},
      edit: (name) => renameAccount(component, name as string),
    },
    {
      key: `${component}.serviceAccount.annotations`,
      span: {},
      edit: (value, _, config) =>
        where(named(config), (object) => withMetadata(object, 'annotations', value as Texts)),
    },
    {
      key: `${component}.serviceAccount.create`,
      span: {},
      edit: (create, _, config) => (create ? undefined : drop(named(config))),
    },
  ];
}

/** Settings that every component has. */
export const componentKnobs: readonly Knob[] = componentNames.flatMap((component) => [
  ...sharedKnobs(component),
  ...accountKnobs(component),
]);

const spec = (of: Workload, field: string) => (value: unknown) =>
  workloadSpec(of, (own) => ({ ...own, [field]: value }));

/** How many pods there are, and how a new version takes over. */
export const rolloutKnobs: readonly Knob[] = [
  knob('controller.replicas', {}, spec('controller', 'replicas')),
  knob('controller.strategy', {}, spec('controller', 'strategy')),
  knob('speaker.updateStrategy', {}, spec('speaker', 'updateStrategy')),
  knob('frrK8s.updateStrategy', {}, spec('daemon', 'updateStrategy')),
];
