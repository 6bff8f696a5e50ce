import { IntOrString, KubeRole, KubeRoleBinding, KubeService } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, type Only, only, pick } from './flavour.js';
import { daemonLabel, frrK8sLabels } from './frr-k8s/names.js';
import { read, rule } from './rules.js';

/** Ports that are scraped on a component. */
type Ports = readonly (readonly [name: string, port: number] | Only<readonly [name: string, port: number]>)[];

const ports: Readonly<Record<'controller' | 'speaker', Ports>> = {
  controller: [['metricshttps', 9120]],
  speaker: [['metricshttps', 9120], only({ backends: ['frr'] }, ['frrmetricshttps', 9121] as const)],
};

export const tokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token';
const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' };

/** A PrometheusRule, without its content. */
export const prometheusRule = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' };

function prometheusAccess({ namespace }: Flavour): object[] {
  const metadata = { name: 'prometheus-k8s', namespace };
  return [
    KubeRole.manifest({ metadata, rules: [rule('', ['services', 'endpoints', 'pods'], read)] }),
    KubeRoleBinding.manifest({
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'prometheus-k8s' },
      subjects: [{ kind: 'ServiceAccount', name: 'prometheus-k8s', namespace: 'monitoring' }],
    }),
  ];
}

function monitored(flavour: Flavour, component: 'controller' | 'speaker'): object[] {
  const { namespace } = flavour;
  const service = `${component}-monitor-service`;
  const scraped = pick<readonly [string, number]>(flavour, ports[component]);
  return [
    KubeService.manifest({
      metadata: {
        name: service,
        namespace,
        annotations: { 'prometheus.io/scrape': 'true' },
        labels: { name: service },
      },
      spec: {
        clusterIp: 'None',
        ports: scraped.map(([name, port]) => ({ name, port, targetPort: IntOrString.fromNumber(port) })),
        selector: { component },
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
    }),
    {
      ...monitor,
      metadata: { name: `${component}-monitor`, namespace, labels: { component } },
      spec: {
        endpoints: scraped.map(([port]) => ({
          bearerTokenFile: tokenFile,
          honorLabels: true,
          interval: '30s',
          port,
          scheme: 'https',
          tlsConfig: { insecureSkipVerify: true },
        })),
        jobLabel: 'component',
        namespaceSelector: { matchNames: [namespace] },
        selector: { matchLabels: { name: service } },
      },
    },
  ];
}

/** Gives FRR's metrics the names they have in the other flavours. */
export const renamed = ['bgp', 'bfd'].map((protocol) => ({
  regex: `frrk8s_${protocol}_(.*)`,
  replacement: `metallb_${protocol}_$1`,
  sourceLabels: ['__name__'],
  targetLabel: '__name__',
}));

function frrK8sMonitor({ namespace }: Flavour): object {
  const endpoint = (port: string) => ({
    bearerTokenFile: tokenFile,
    path: '/metrics',
    port,
    scheme: 'https',
    tlsConfig: { insecureSkipVerify: true },
  });
  return {
    ...monitor,
    metadata: {
      name: 'frr-k8s-metrics-monitor',
      namespace,
      labels: { ...frrK8sLabels('metrics', 'frr-k8s-metrics-monitor', 'servicemonitor'), ...daemonLabel },
    },
    spec: {
      endpoints: [endpoint('metricshttps'), { ...endpoint('frrmetricshttps'), metricRelabelings: renamed }],
      selector: { matchLabels: daemonLabel },
    },
  };
}

/** What the manifests with monitoring add: access for Prometheus, Services and ServiceMonitors. */
export function monitoringObjects(flavour: Flavour): object[] {
  return pick<object>(flavour, [
    ...prometheusAccess(flavour),
    ...monitored(flavour, 'controller'),
    ...monitored(flavour, 'speaker'),
    only({ backends: ['frr-k8s'] }, frrK8sMonitor(flavour)),
  ]);
}
