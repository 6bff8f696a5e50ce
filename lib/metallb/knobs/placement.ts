import type { MetalLbConfig } from '../../config/metallb.js';
import { controlPlaneTolerations } from '../pods.js';
import { all, type Edit, type Pod, pod, type Workload } from './edit.js';
import type { Knob, Value as ValueAt } from './knob.js';

/** What a person sets settings on, and the workloads that these are for. */
export const components = {
  controller: ['controller'],
  speaker: ['speaker'],
  frrK8s: ['daemon', 'cleaner'],
} as const satisfies Readonly<Record<string, readonly Workload[]>>;
export type Component = keyof typeof components;
export const componentNames = Object.keys(components) as Component[];

type Placement = ValueAt<MetalLbConfig, 'placement'>;
type Fields = {
  readonly [Name in keyof Required<Placement>]: (value: NonNullable<Placement[Name]>, pod: Pod) => Pod;
};

const isControlPlane = (toleration: object) =>
  controlPlaneTolerations.some(({ key }) => key === (toleration as { key?: string }).key);

/** How each field of `placement` changes a pod. */
const fields: Fields = {
  nodeSelector: (value, pod) => ({ ...pod, nodeSelector: { ...pod.nodeSelector, ...value } }),
  tolerateControlPlane: (value, pod) => ({
    ...pod,
    tolerations: [
      ...(value ? controlPlaneTolerations : []),
      ...(pod.tolerations ?? []).filter((one) => !isControlPlane(one)),
    ],
  }),
  tolerations: (value, pod) => ({ ...pod, tolerations: [...(pod.tolerations ?? []), ...value] }),
  affinity: (value, pod) => ({ ...pod, affinity: withAffinity(pod.affinity as Affinity | undefined, value) }),
  priorityClassName: (priorityClassName, pod) => ({ ...pod, priorityClassName }),
  runtimeClassName: (runtimeClassName, pod) => ({ ...pod, runtimeClassName }),
};

type Affinity = NonNullable<Placement['affinity']>;

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

/** `wanted` on top of what the manifest asks for: nodes have to fit both. */
function withAffinity(own: Affinity = {}, wanted: Affinity): Affinity {
  const before = own.nodeAffinity?.[required]?.nodeSelectorTerms ?? [];
  const after = wanted.nodeAffinity?.[required]?.nodeSelectorTerms ?? [];
  const terms =
    before.length === 0 || after.length === 0
      ? [...before, ...after]
      : before.flatMap((left) =>
          after.map((right) => ({
            ...left,
            ...right,
            matchExpressions: [...(left.matchExpressions ?? []), ...(right.matchExpressions ?? [])],
          })),
        );
  const nodeAffinity = {
    ...wanted.nodeAffinity,
    ...(terms.length > 0 && { [required]: { nodeSelectorTerms: terms } }),
  };
  return { ...wanted, ...(Object.keys(nodeAffinity).length > 0 && { nodeAffinity }) };
}

function edits(field: keyof Placement, value: unknown, names: readonly Component[]): Edit {
  const change = fields[field] as (value: unknown, pod: Pod) => Pod;
  const places = names.flatMap((name): readonly Workload[] => components[name]);
  return all(...places.map((of) => pod(of, (spec) => change(value, spec))));
}

/** `placement` for all, and the same fields of each component, which take its place. */
export const placementKnobs: readonly Knob[] = (Object.keys(fields) as (keyof Placement)[]).flatMap(
  (field) => [
    {
      key: `placement.${field}`,
      span: {},
      edit: (value, _, config) =>
        edits(
          field,
          value,
          componentNames.filter((name) => config[name][field] === undefined),
        ),
    },
    ...componentNames.map(
      (name): Knob => ({ key: `${name}.${field}`, span: {}, edit: (value) => edits(field, value, [name]) }),
    ),
  ],
);
