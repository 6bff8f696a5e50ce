import type { KubeObject, Resource } from './resource.js';
import type { Installation } from './world.js';

/** MetalLB with the flags of the published manifests. */
export const plainInstallation: Installation = {
  namespace: 'metallb-system',
  ignoreExcludeLb: false,
  memberlist: true,
};

interface Container {
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
}

/** How the MetalLB among `resources` is started; flags of the published manifests where there is none. */
export function installationOf(resources: readonly Resource[]): Installation {
  const controller = resources.find((r) => isWorkload(r.object, 'Deployment', 'controller'))?.object;
  const speaker = resources.find((r) => isWorkload(r.object, 'DaemonSet', 'speaker'))?.object;
  const namespace = (controller ?? speaker)?.metadata.namespace ?? plainInstallation.namespace;
  const loadBalancerClass = flag(controller, 'lb-class') ?? flag(speaker, 'lb-class');
  return {
    namespace,
    ...(loadBalancerClass ? { loadBalancerClass } : {}),
    ignoreExcludeLb: flag(speaker, 'ignore-exclude-lb') === 'true',
    memberlist: speaker === undefined || env(speaker).some(({ name }) => name === 'METALLB_ML_BIND_ADDR'),
  };
}

/** Whether `object` runs MetalLB's `component`: the names of the manifests, or the component labels of the chart. */
function isWorkload(object: KubeObject, kind: string, component: string): boolean {
  if (object.kind !== kind) return false;
  const labels = object.metadata.labels ?? {};
  return (
    (object.metadata.name === component && labels.app === 'metallb') ||
    (labels['app.kubernetes.io/name'] === 'metallb' && labels['app.kubernetes.io/component'] === component)
  );
}

function containers(object: KubeObject | undefined): readonly Container[] {
  const spec = object?.spec as { template?: { spec?: { containers?: Container[] } } } | undefined;
  return spec?.template?.spec?.containers ?? [];
}

/** The value of `--name=value`; `true` for a bare `--name`. */
function flag(object: KubeObject | undefined, name: string): string | undefined {
  const args = containers(object).flatMap(({ args }) => args ?? []);
  const found = args.findLast((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return found === undefined ? undefined : (found.split('=', 2)[1] ?? 'true');
}

function env(object: KubeObject) {
  return containers(object).flatMap((container) => container.env ?? []);
}
