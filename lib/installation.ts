import { type Backend, backends, type Release, tryRelease } from './metallb/releases.js';
import type { KubeObject, Resource } from './resource.js';
import type { Installation } from './world.js';

/** MetalLB with the flags of the published manifests. */
export const plainInstallation: Installation = {
  namespace: 'metallb-system',
  ignoreExcludeLb: false,
  memberlist: true,
};

interface Container {
  readonly image?: string;
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

/** Release and backend of the MetalLB among `resources`, as its controller shows them; undefined where it does not. */
export function flavourOf(resources: readonly Resource[]): { release?: Release; backend?: Backend } {
  const controller = resources.find(({ object }) => isWorkload(object, 'Deployment', 'controller'))?.object;
  const tags = containers(controller).map(
    ({ image }) => /(?:^|[/-])controller:([^@]+)/.exec(image ?? '')?.[1],
  );
  const release = tags.map((tag) => (tag ? tryRelease(tag) : undefined)).find((found) => found !== undefined);
  if (!controller) return {};
  const type = env(controller).find(({ name }) => name === 'METALLB_BGP_TYPE')?.value ?? 'native';
  return { release, backend: backends.find((name) => name === type) };
}

/** Whether `object` runs MetalLB's `component`: the names of the manifests, or the component labels of the chart. */
export function isWorkload(object: KubeObject, kind: string, component: string): boolean {
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
