import type { ScrapingConfig } from '../../config/metallb/prometheus.js';
import type { MetalLbConfig } from '../../config/metallb.js';
import { defined, type KubeObject } from '../../resource.js';
import { type Flavour, only, pick } from '../flavour.js';
import { daemonLabel } from '../frr-k8s/names.js';
import { renamed, tokenFile } from '../monitoring.js';
import { componentLabels, metricsPortName } from '../names.js';
import { alertsObject } from './alerts.js';
import { add, all, drop, type Edit, isA, where } from './edit.js';
import { type Knob, knob, type Value } from './knob.js';

type Details = Exclude<Value<MetalLbConfig, 'prometheus'>, boolean>;
type Monitors = Exclude<NonNullable<Details['serviceMonitor']>, boolean>;
type Target = NonNullable<Monitors['controller']>;

const isMonitor = isA('ServiceMonitor');
const isMonitored = isA('Service', 'controller-monitor-service', 'speaker-monitor-service');
const isAccess = (object: KubeObject) => object.metadata.name === 'prometheus-k8s';

interface MonitorSpec {
  readonly endpoints: readonly (Readonly<Record<string, unknown>> & {
    readonly metricRelabelings?: readonly object[];
  })[];
  readonly [field: string]: unknown;
}

/** Changes the spec of monitors. */
const monitors = (is: (object: KubeObject) => boolean, change: (spec: MonitorSpec) => MonitorSpec): Edit =>
  where(is, (object) => ({ ...object, spec: change(object.spec as MonitorSpec) }));

const endpoints = (
  is: (object: KubeObject) => boolean,
  change: (own: MonitorSpec['endpoints'][number]) => object,
) =>
  monitors(is, (spec) => ({
    ...spec,
    endpoints: spec.endpoints.map((own) => change(own) as MonitorSpec['endpoints'][number]),
  }));

const names: Readonly<Record<string, string>> = {
  controller: 'controller-monitor',
  speaker: 'speaker-monitor',
  frrK8s: 'frr-k8s-metrics-monitor',
};

const withMarks = (
  object: KubeObject,
  { labels, annotations }: Pick<Target, 'labels' | 'annotations'>,
): KubeObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    ...(labels && { labels: { ...object.metadata.labels, ...labels } }),
    ...(annotations && { annotations: { ...object.metadata.annotations, ...annotations } }),
  },
});

/** Settings of one ServiceMonitor; annotations go on the Service that it reads too, as in the chart. */
function target(name: keyof typeof names, value: Target | false): Edit {
  const is = isA('ServiceMonitor', names[name] as string);
  if (value === false) return drop(is);
  const { annotations, tlsConfig } = value;
  const service = isA('Service', `${name}-monitor-service`);
  return all(
    where(is, (object) => withMarks(object, value)),
    ...(annotations ? [where(service, (object) => withMarks(object, { annotations }))] : []),
    ...(tlsConfig ? [endpoints(is, (own) => ({ ...own, tlsConfig }))] : []),
  );
}

/** Settings of all ServiceMonitors. Relabelings come after those that the manifest has. */
const scraping: readonly Knob[] = [
  knob('prometheus.serviceMonitor.jobLabel', {}, (jobLabel) =>
    monitors(isMonitor, (spec) => ({ ...spec, jobLabel })),
  ),
  knob('prometheus.serviceMonitor.interval', {}, (interval) =>
    endpoints(isMonitor, (own) => ({ ...own, interval })),
  ),
  knob('prometheus.serviceMonitor.relabelings', {}, (relabelings) =>
    endpoints(isMonitor, (own) => ({ ...own, relabelings })),
  ),
  knob('prometheus.serviceMonitor.metricRelabelings', {}, (rules) =>
    endpoints(isMonitor, (own) => ({
      ...own,
      metricRelabelings: [...(own.metricRelabelings ?? []), ...rules],
    })),
  ),
];

interface Scraped {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: string;
  readonly tls: boolean;
  readonly metricRelabelings?: readonly object[];
}

/** Ports of pods that are scraped. Without TLS, up to 0.15.3, there is no one to show a token to. */
function scraped(flavour: Flavour): Scraped[] {
  const tls = metricsPortName(flavour) === 'metricshttps';
  const port = metricsPortName(flavour);
  const speaker = { name: 'speaker-monitor', labels: componentLabels('speaker') };
  const daemon = { name: 'frr-k8s-metrics-monitor', labels: daemonLabel, tls: true };
  return pick<Scraped>(flavour, [
    { name: 'controller-monitor', labels: componentLabels('controller'), port, tls },
    { ...speaker, port, tls },
    only({ backends: ['frr'], since: '0.16.0' }, { ...speaker, port: 'frrmetricshttps', tls }),
    only({ backends: ['frr'], since: '0.15.3', until: '0.15.3' }, { ...speaker, port: 'frrmetrics', tls }),
    only(
      { backends: ['frr-k8s'] },
      { ...daemon, port: 'metricshttps' },
      { ...daemon, port: 'frrmetricshttps', metricRelabelings: renamed },
    ),
  ]);
}

/** A PodMonitor for each kind of pod, with an endpoint for each of its ports. */
function podMonitors(flavour: Flavour, settings: ScrapingConfig): object[] {
  const {
    labels,
    annotations,
    jobLabel = 'component',
    interval,
    relabelings,
    metricRelabelings = [],
  } = settings;
  const endpoint = ({ port, tls, metricRelabelings: own = [] }: Scraped) => {
    const rules = [...own, ...metricRelabelings];
    return defined({
      port,
      path: '/metrics',
      interval: interval ?? '30s',
      ...(tls && { scheme: 'https', bearerTokenFile: tokenFile, tlsConfig: { insecureSkipVerify: true } }),
      relabelings,
      metricRelabelings: rules.length > 0 ? rules : undefined,
    });
  };
  const ports = scraped(flavour);
  const names = [...new Set(ports.map(({ name }) => name))];
  return names.map((name) => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: defined({ name, namespace: flavour.namespace, labels, annotations }),
    spec: {
      jobLabel,
      namespaceSelector: { matchNames: [flavour.namespace] },
      podMetricsEndpoints: ports.filter((own) => own.name === name).map(endpoint),
      selector: { matchLabels: ports.find((own) => own.name === name)?.labels },
    },
  }));
}

const noServiceMonitors = drop((object) => isMonitor(object) || isMonitored(object));

const subjects = (change: (subject: object) => object): Edit =>
  where(
    (object) => isAccess(object) && object.kind === 'RoleBinding',
    (object) => ({ ...object, subjects: (object.subjects as object[]).map(change) }),
  );

/** The details of `prometheus`. */
export const monitoringKnobs: readonly Knob[] = [
  knob('prometheus.serviceAccount', {}, (name) => subjects((one) => ({ ...one, name }))),
  knob('prometheus.namespace', {}, (namespace) => subjects((one) => ({ ...one, namespace }))),
  knob('prometheus.rbac', {}, (rbac) => (rbac ? undefined : drop(isAccess))),
  ...scraping,
  ...(['controller', 'speaker', 'frrK8s'] as const).map((name) =>
    knob(`prometheus.serviceMonitor.${name}`, {}, (value) => target(name, value)),
  ),
  knob('prometheus.serviceMonitor', {}, (value) => (value === false ? noServiceMonitors : undefined)),
  knob('prometheus.podMonitor', {}, (value, flavour, { prometheus }) => {
    if (value === false) return undefined;
    const own = typeof prometheus === 'object' && prometheus.serviceMonitor !== undefined;
    return all(
      ...(own ? [] : [noServiceMonitors]),
      add(...podMonitors(flavour, value === true ? {} : value)),
    );
  }),
  knob('prometheus.rules', {}, (value, { namespace }) =>
    value === false ? undefined : add(alertsObject(namespace, value === true ? {} : value)),
  ),
];
