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
  const files = new Map<ChartPlan, KubeObject[]>(plans.map((plan) => [plan, []]));
  for (const { object, use } of world.resources) if (use === 'apply') files.get(planOf(object))?.push(object);
  for (const [plan, objects] of files) if (objects.length > 0) drawChart(app, plan, objects);
}

function planOf(object: KubeObject): ChartPlan {
  const plan = plans.find(({ kinds, takes }) => kinds.includes(object.kind) && (takes?.(object) ?? true));
  if (!plan) throw new Error(`no file of the output folder takes a ${object.kind}`);
  return plan;
}

function drawChart(app: App, plan: ChartPlan, objects: readonly KubeObject[]): void {
  const chart = new Chart(app, plan.id);
  const order = (a: KubeObject, b: KubeObject) =>
    plan.kinds.indexOf(a.kind) - plan.kinds.indexOf(b.kind) || compareText(idOf(a), idOf(b));
  for (const object of [...objects].sort(order)) new ApiObject(chart, idOf(object), object);
}

/** Construct id of an object: unique among the objects of a cluster. */
export function idOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}

/** The text of each chart's file, the bytes that `app.synth()` writes. */
export function chartFiles(app: App): Map<string, string> {
  return new Map(app.charts.map((chart) => [`${chart.node.id}.k8s.yaml`, Yaml.stringify(...chart.toJson())]));
}
