import type { KubeObject } from '../../resource.js';

type Texts = Readonly<Record<string, unknown>>;

/** A key of a mapping, or the items of a list for which a test holds. */
export type Step = string | ((item: Texts) => boolean);

/** Mends an object; it returns the very object it got where there is nothing to mend. */
export type Mend = (object: KubeObject) => KubeObject;

export function isMap(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every item of a list. */
export const each = (): boolean => true;

/** The items of a list with one of these names. */
export const named =
  (...names: readonly string[]): Step =>
  ({ name }) =>
    names.includes(name as string);

/** Changes what stands at the end of `steps` in the objects that `is` finds; undefined takes the field away. */
export function mending(
  is: (object: KubeObject) => boolean,
  steps: readonly Step[],
  change: (value: unknown) => unknown,
): Mend {
  return (object) => (is(object) ? (changed(object, steps, change) as KubeObject) : object);
}

/** One mend after the other. */
export const both =
  (...mends: readonly Mend[]): Mend =>
  (object) =>
    mends.reduce((current, mend) => mend(current), object);

/** `value` with what stands at `steps` changed. Whatever has another shape stays: manifests may hold anything. */
export function changed(
  value: unknown,
  [step, ...rest]: readonly Step[],
  change: (value: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  if (typeof step === 'function')
    return items(value, (item) => (isMap(item) && step(item) ? changed(item, rest, change) : item));
  if (!isMap(value) || !Object.hasOwn(value, step)) return value;
  const next = changed(value[step], rest, change);
  if (next === value[step]) return value;
  const { [step]: _old, ...others } = value;
  return next === undefined ? others : { ...value, [step]: next };
}

/** A list with its items changed; the very list when none is. */
export function items(value: unknown, change: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  const next = value.map(change);
  return next.some((item, index) => item !== value[index]) ? next : value;
}

/** An object of a kind, by its name. */
export const isA =
  (kind: string, ...names: readonly string[]) =>
  ({ kind: own, metadata }: KubeObject): boolean =>
    own === kind && names.includes(metadata.name);

/** A workload of the published manifests. Others have a `controller` too: MetalLB's is labelled. */
export const workload =
  (...names: readonly string[]) =>
  ({ kind, metadata }: KubeObject): boolean =>
    (kind === 'Deployment' || kind === 'DaemonSet') &&
    names.includes(metadata.name) &&
    (metadata.name.startsWith('frr-k8s-') || metadata.labels?.app === 'metallb');

/** The steps to the pods of a workload. */
export const pod = ['spec', 'template', 'spec'] as const;
