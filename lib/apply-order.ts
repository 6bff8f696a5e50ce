import { compareText } from './finding.js';
import type { KubeObject } from './resource.js';

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
    kinds: [
      'BFDProfile',
      'Community',
      'IPAddressPool',
      'BGPPeer',
      'BGPAdvertisement',
      'L2Advertisement',
      'FRRConfiguration',
      'FRRK8sConfiguration',
    ],
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

const withMetalLb = plans.find(({ id }) => id === '30-metallb') as ChartPlan;

/** The files that the output folder can have, by name. */
export const chartFileNames: readonly string[] = plans.map(({ id }) => `${id}.k8s.yaml`);

/**
 * Objects by the file that takes them, files and objects in the order in which they are applied.
 * A kind that we never make, out of somebody's manifest, comes with MetalLB and after all that is sorted there.
 */
export function filesOf(objects: readonly KubeObject[]): { id: string; objects: KubeObject[] }[] {
  const files = new Map<ChartPlan, KubeObject[]>(plans.map((plan) => [plan, []]));
  for (const object of objects) {
    files.get(planOf(object) ?? withMetalLb)?.push(object);
  }
  return [...files]
    .filter(([, taken]) => taken.length > 0)
    .map(([plan, taken]) => ({ id: plan.id, objects: sorted(plan, taken) }));
}

/** Objects of any origin in the order in which they are applied; kinds we never make come after our own objects. */
export function inApplyOrder(objects: readonly KubeObject[]): KubeObject[] {
  const rank = (object: KubeObject) => {
    const plan = planOf(object);
    return plan ? plans.indexOf(plan) * 100 + plan.kinds.indexOf(object.kind) : plans.length * 100;
  };
  return [...objects].sort((a, b) => rank(a) - rank(b) || compareText(idOf(a), idOf(b)));
}

function planOf(object: KubeObject): ChartPlan | undefined {
  return plans.find(({ kinds, takes }) => kinds.includes(object.kind) && (takes?.(object) ?? true));
}

function sorted({ kinds }: ChartPlan, objects: readonly KubeObject[]): KubeObject[] {
  const rank = ({ kind }: KubeObject) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  const order = (a: KubeObject, b: KubeObject) => rank(a) - rank(b) || compareText(idOf(a), idOf(b));
  return [...objects].sort(order);
}

/** Construct id of an object: unique among the objects of a cluster. */
export function idOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}
