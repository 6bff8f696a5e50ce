import type { Pair } from '../diff/objects.js';
import { compareText } from '../finding.js';
import type { KubeObject } from '../resource.js';

/** Arguments of a container that come or go. */
export interface ArgumentChange {
  /** `DaemonSet speaker, container speaker`. */
  readonly container: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Ports that pods in the network of their node take, or free. */
export interface PortChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface Container {
  readonly name: string;
  readonly args?: readonly string[];
  readonly ports?: readonly { readonly containerPort: number; readonly protocol?: string }[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
}

interface Probe {
  readonly httpGet?: { readonly port?: number | string };
}

interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly containers?: readonly Container[];
}

/** How the arguments of containers differ that are there before and after. */
export function argumentChanges(pairs: readonly Pair[]): ArgumentChange[] {
  return pairs.flatMap(({ ref, before, after }) => {
    const old = new Map(containersOf(before).map((container) => [container.name, container.args ?? []]));
    return containersOf(after).flatMap(({ name, args = [] }) => {
      const was = old.get(name);
      if (!was) return [];
      const change = { added: without(args, was), removed: without(was, args) };
      const same = change.added.length + change.removed.length === 0;
      return same ? [] : [{ container: `${ref.kind} ${ref.name}, container ${name}`, ...change }];
    });
  });
}

/** How the ports differ that MetalLB has on its nodes, as `9120/TCP`. */
export function portChanges(pairs: readonly Pair[]): PortChange {
  const [old, now] = (['before', 'after'] as const).map((side) => [
    ...new Set(pairs.flatMap((pair) => hostPorts(pair[side]))),
  ]);
  return {
    added: without(now ?? [], old ?? []).sort(byNumber),
    removed: without(old ?? [], now ?? []).sort(byNumber),
  };
}

function hostPorts(object: KubeObject | undefined): string[] {
  if (!podOf(object).hostNetwork) return [];
  return containersOf(object).flatMap(({ ports = [], ...container }) => [
    ...ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`),
    ...[container.livenessProbe, container.readinessProbe, container.startupProbe].flatMap((probe) =>
      typeof probe?.httpGet?.port === 'number' ? [`${probe.httpGet.port}/TCP`] : [],
    ),
  ]);
}

function podOf(object: KubeObject | undefined): PodSpec {
  return (object?.spec as { template?: { spec?: PodSpec } } | undefined)?.template?.spec ?? {};
}

function containersOf(object: KubeObject | undefined): readonly Container[] {
  return podOf(object).containers ?? [];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((one) => !others.includes(one));
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || compareText(a, b);
}
