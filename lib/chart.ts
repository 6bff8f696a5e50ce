import { ApiObject, type App, Chart, Yaml } from 'cdk8s';
import { compareText } from './finding.js';
import type { KubeObject } from './resource.js';
import type { World } from './world.js';

/** A file of the output folder: which objects it takes, and the order of their kinds. */
interface ChartPlan {
  readonly id: string;
  readonly kinds: readonly string[];
  takes?(object: KubeObject): boolean;
}

/**
 * The files in the order in which `kubectl apply -f dist` reads them. CRDs come first, to be applied by name; custom
 * resources come before the webhook configuration, so that they are admitted while nothing answers the webhook yet.
 */
const plans: readonly ChartPlan[] = [
  { id: '00-crds', kinds: ['CustomResourceDefinition'] },
  { id: '10-namespace', kinds: ['Namespace'] },
  { id: '15-kube-proxy', kinds: ['ConfigMap'], takes: ({ metadata }) => metadata.name === 'kube-proxy' },
  {
    id: '20-config',
    kinds: ['BFDProfile', 'Community', 'IPAddressPool', 'BGPPeer', 'BGPAdvertisement', 'L2Advertisement'],
  },
  {
    id: '25-services',
    kinds: ['Service', 'Gateway'],
    takes: ({ kind, spec }) =>
      kind !== 'Service' || (spec as { type?: string } | undefined)?.type === 'LoadBalancer',
  },
  {
    id: '30-metallb',
    kinds: [
      'ServiceAccount',
      'Role',
      'ClusterRole',
      'RoleBinding',
      'ClusterRoleBinding',
      'ConfigMap',
      'Secret',
      'Service',
      'NetworkPolicy',
      'Deployment',
      'DaemonSet',
      'PodMonitor',
      'ServiceMonitor',
      'PrometheusRule',
    ],
  },
  { id: '40-webhook', kinds: ['ValidatingWebhookConfiguration'] },
];

/** The files that {@link drawWorld} can write, by name. */
export const chartFileNames: readonly string[] = plans.map(({ id }) => `${id}.k8s.yaml`);

/**
 * Draws what the World emits (`use: 'apply'`) into `app`, one chart a file.
 *
 * @throws when an object belongs to no file: a kind that no room should make
 */
export function drawWorld(app: App, world: World): void {
  for (const { id, objects } of filesOf(world)) drawObjects(new Chart(app, id), objects);
}

/** Draws what the World emits into one chart, in apply order. */
export function drawInto(chart: Chart, world: World): void {
  for (const { objects } of filesOf(world)) drawObjects(chart, objects);
}

function filesOf(world: World): { id: string; objects: KubeObject[] }[] {
  const files = new Map<ChartPlan, KubeObject[]>(plans.map((plan) => [plan, []]));
  for (const { object, use } of world.resources) if (use === 'apply') files.get(planOf(object))?.push(object);
  return [...files]
    .filter(([, objects]) => objects.length > 0)
    .map(([plan, objects]) => ({ id: plan.id, objects: sorted(plan, objects) }));
}

function planOf(object: KubeObject): ChartPlan {
  const plan = plans.find(({ kinds, takes }) => kinds.includes(object.kind) && (takes?.(object) ?? true));
  if (!plan) throw new Error(`no file of the output folder takes a ${object.kind}`);
  return plan;
}

function sorted({ kinds }: ChartPlan, objects: readonly KubeObject[]): KubeObject[] {
  const order = (a: KubeObject, b: KubeObject) =>
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compareText(idOf(a), idOf(b));
  return [...objects].sort(order);
}

function drawObjects(chart: Chart, objects: readonly KubeObject[]): void {
  for (const object of objects) new ApiObject(chart, idOf(object), object);
}

/** Construct id of an object: unique among the objects of a cluster. */
export function idOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}

/** The text of each chart's file, the bytes that `app.synth()` writes. */
export function chartFiles(app: App): Map<string, string> {
  return new Map(app.charts.map((chart) => [`${chart.node.id}.k8s.yaml`, Yaml.stringify(...chart.toJson())]));
}
