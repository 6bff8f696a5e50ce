import type { Difference } from './differences.js';

/** Where something is kept. */
export interface Place {
  readonly file: string;
  /** Name of the table or function in it. */
  readonly table: string;
}

interface Entry extends Place {
  /** Kind and name of the objects that it makes. */
  readonly object: RegExp;
  readonly field?: RegExp;
  readonly value?: RegExp;
}

const image = { object: /./, field: /\.image$/, file: 'images.ts' };
const speaker = { object: /^DaemonSet speaker$/, file: 'speaker.ts' };
const controller = { object: /^Deployment controller$/, file: 'controller.ts' };
const beside = /[cC]ontainers\[(frr|frr-metrics|reloader|cp-.*?)\]/;
const own = /containers\[(speaker|controller)\]/;
const shared = { object: /^(DaemonSet speaker|Deployment controller)$/ };

/** From the special to the general: the first that fits is the place. */
const entries: readonly Entry[] = [
  { ...image, value: /\/frrouting\/frr:/, table: 'frrTags' },
  { ...image, value: /\/metallb\/frr-k8s:/, table: 'frrK8sTags' },
  { ...image, value: /\/metallb\/controller:/, table: 'controllerImage' },
  { ...image, value: /\/metallb\/speaker:/, table: 'speakerImage' },
  { ...image, table: 'controllerImage' },
  {
    ...shared,
    field: /args\[--port\]|ports\[metrics|prometheus\.io\/port/,
    file: 'names.ts',
    table: 'metricsPort',
  },
  { ...shared, field: /args\[--log-level\]/, file: 'pods.ts', table: 'commonArgs' },
  { ...shared, field: /Probe/, file: 'pods.ts', table: 'probes' },
  { ...shared, field: /^spec\.template\.metadata/, file: 'pods.ts', table: 'podMetadata' },
  { ...shared, field: /kube-rbac-proxy/, file: 'rbac-proxy.ts', table: 'rbacProxy' },
  { ...speaker, field: beside, file: 'frr.ts', table: 'frrContainers' },
  { ...speaker, field: /\.env\[/, table: 'environment' },
  { ...speaker, field: /\.volumeMounts\[/, table: 'mounts' },
  { ...speaker, field: /\.volumes\[/, table: 'volumes' },
  { ...speaker, field: own, table: 'speakerContainer' },
  { ...speaker, table: 'speakerObject' },
  { ...controller, field: /\.env\[/, table: 'environment' },
  { ...controller, field: own, table: 'controllerContainer' },
  { ...controller, table: 'controllerObject' },
  { object: /^DaemonSet frr-k8s/, field: /\.env\[/, file: 'frr-k8s/daemon.ts', table: 'daemonContainer' },
  { object: /^DaemonSet frr-k8s/, field: /\.volumes\[/, file: 'frr-k8s/daemon.ts', table: 'volumes' },
  {
    object: /^DaemonSet frr-k8s/,
    field: /initContainers/,
    file: 'frr-k8s/daemon.ts',
    table: 'initContainers',
  },
  { object: /^DaemonSet frr-k8s/, field: /containers/, file: 'frr-k8s/daemon.ts', table: 'containers' },
  { object: /^DaemonSet frr-k8s/, file: 'frr-k8s/daemon.ts', table: 'frrK8sDaemonObject' },
  { object: /^Deployment frr-k8s/, field: /containers/, file: 'frr-k8s/cleaner.ts', table: 'runs' },
  { object: /^Deployment frr-k8s/, file: 'frr-k8s/cleaner.ts', table: 'frrK8sCleanerObject' },
  { object: /^Role frr-k8s-daemon-role$/, file: 'frr-k8s/rbac.ts', table: 'daemonRole' },
  { object: /^Role frr-k8s-nodestate-cleaner/, file: 'frr-k8s/rbac.ts', table: 'cleanerRole' },
  { object: /^ClusterRole frr-k8s-daemon-role$/, file: 'frr-k8s/rbac.ts', table: 'daemonClusterRole' },
  { object: /^(Cluster)?Role(Binding)? frr-k8s/, file: 'frr-k8s/rbac.ts', table: 'frrK8sRbacObjects' },
  { object: /^ServiceAccount frr-k8s/, file: 'frr-k8s/rbac.ts', table: 'frrK8sRbacObjects' },
  { object: /^ConfigMap frr-(k8s-frr-)?startup$/, file: 'frr-startup.ts', table: 'frrStartupObject' },
  { object: /^ServiceMonitor frr-k8s/, file: 'monitoring.ts', table: 'frrK8sMonitor' },
  { object: /^\S+ frr-k8s/, file: 'frr-k8s/objects.ts', table: 'frrK8sObjects' },
  { object: /^Role(Binding)? prometheus-k8s$/, file: 'monitoring.ts', table: 'prometheusAccess' },
  { object: /-monitor(-service)?$/, file: 'monitoring.ts', table: 'monitored' },
  { object: /^(ServiceMonitor|PodMonitor) /, file: 'monitoring.ts', table: 'monitoringObjects' },
  { object: /^Role controller$/, file: 'rbac.ts', table: 'controllerRole' },
  { object: /^Role pod-lister$/, file: 'rbac.ts', table: 'podListerRole' },
  { object: /^ClusterRole .*:controller$/, file: 'rbac.ts', table: 'controllerClusterRole' },
  { object: /^ClusterRole .*:speaker$/, file: 'rbac.ts', table: 'speakerClusterRole' },
  { object: /^(ServiceAccount|(Cluster)?Role(Binding)?) /, file: 'rbac.ts', table: 'rbacObjects' },
  { object: /^ConfigMap metallb-excludel2$/, file: 'excluded-interfaces.ts', table: 'patterns' },
  { object: /^ValidatingWebhookConfiguration /, file: 'webhook.ts', table: 'hooks' },
  { object: /^Secret metallb-webhook/, file: 'names.ts', table: 'webhookSecret' },
  { object: /^Service metallb-webhook/, file: 'webhook.ts', table: 'webhookServiceObject' },
  { object: /^Namespace /, file: 'namespace.ts', table: 'namespaceObject' },
  {
    object: /^CustomResourceDefinition /,
    field: /conversion/,
    file: 'crds/crds.ts',
    table: 'withConversion',
  },
  { object: /^CustomResourceDefinition /, file: 'crds/history.ts', table: 'changes' },
];

/** What nothing of ours makes yet. */
const elsewhere: Place = { file: 'lib/metallb/objects.ts', table: 'metallbObjects' };

/** The table of ours that a difference belongs into. */
export function placeOf({ object, field, old, now }: Difference): Place {
  const found = entries.find(
    (entry) =>
      entry.object.test(object) &&
      (entry.field?.test(field) ?? true) &&
      (entry.value?.test(now ?? old ?? '') ?? true),
  );
  return found ? { file: `lib/metallb/${found.file}`, table: found.table } : elsewhere;
}

/** Every place there is. */
export const places: readonly Place[] = [
  ...entries.map(({ file, table }) => ({ file: `lib/metallb/${file}`, table })),
  elsewhere,
];
