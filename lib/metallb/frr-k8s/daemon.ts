import {
  type Container,
  IntOrString,
  KubeDaemonSet,
  type Probe,
  Quantity,
  type ResourceRequirements,
  type SecurityContext,
  type Volume,
  type VolumeMount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, only, pick } from '../flavour.js';
import {
  conf,
  copier,
  copyFrrFiles,
  emptyVolumes,
  frrContainer,
  frrMetricsContainer,
  reloaderContainer,
  reloaderEnv,
  shell,
  sockets,
} from '../frr.js';
import { frrImage, frrK8sImage } from '../images.js';
import { controlPlaneTolerations, envField } from '../pods.js';
import { rbacProxy } from '../rbac-proxy.js';
import { account, daemonLabel, frrK8sLabels } from './names.js';

/** Limits that frr-k8s gives its own program. */
export const resources: ResourceRequirements = {
  limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('128Mi') },
  requests: { cpu: Quantity.fromString('10m'), memory: Quantity.fromString('64Mi') },
};

export const securityContext: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

/** Timings of frr-k8s' own probes. */
export const livenessTimings = { initialDelaySeconds: 15, periodSeconds: 20 };
export const readinessTimings = { initialDelaySeconds: 5, periodSeconds: 10 };

const frrStatus: VolumeMount = { name: 'frr-status', mountPath: '/etc/frr_status' };
const reloader: VolumeMount = { name: 'reloader', mountPath: '/etc/frr_reloader' };
const metrics: VolumeMount = { name: 'metrics', mountPath: '/etc/frr_metrics' };

const nodeName = envField('NODE_NAME', 'spec.nodeName');
const namespaceEnv = envField('NAMESPACE', 'metadata.namespace');

/** Metrics of the daemon and of its FRR: served behind proxies up to 0.15.3, and by TLS of their own after. */
const metricsOf = (flavour: Flavour) =>
  first(flavour, only({ since: '0.16.0' }, { bind: '0.0.0.0:9140', port: 9140, name: 'metricshttps' }), {
    bind: '127.0.0.1:7572',
    port: 7572,
    name: 'monitoring',
  });

const frrPort = (flavour: Flavour) => first(flavour, only({ since: '0.16.0' }, 9141), 7573);

function probes(flavour: Flavour): { livenessProbe: Probe; readinessProbe: Probe } {
  const probe = (path: string) => {
    const number = (port: number) => ({ host: '127.0.0.1', path, port: IntOrString.fromNumber(port) });
    return first<Probe['httpGet']>(
      flavour,
      only<Probe['httpGet']>({ until: '0.14.8' }, number(8081)),
      only<Probe['httpGet']>(
        { until: '0.15.3' },
        { host: '127.0.0.1', path: '/metrics', port: IntOrString.fromString('monitoring') },
      ),
      number(7572),
    );
  };
  return {
    livenessProbe: { httpGet: probe('/healthz'), ...livenessTimings },
    readinessProbe: { httpGet: probe('/readyz'), ...readinessTimings },
  };
}

/** The program that turns FRRConfigurations into FRR's own. */
function daemonContainer(flavour: Flavour): Container {
  const { bind, port, name } = metricsOf(flavour);
  return {
    name: first(flavour, only({ since: '0.16.0' }, 'controller'), 'frr-k8s'),
    image: frrK8sImage(flavour),
    imagePullPolicy: 'IfNotPresent',
    command: ['/frr-k8s'],
    args: [
      `--metrics-bind-address=${bind}`,
      '--node-name=$(NODE_NAME)',
      '--namespace=$(NAMESPACE)',
      '--log-level=info',
      ...pick(flavour, [only({ until: '0.14.8' }, '--health-probe-bind-address=127.0.0.1:8081')]),
    ],
    env: [...reloaderEnv, nodeName, namespaceEnv],
    ports: [{ containerPort: port, name }],
    ...probes(flavour),
    resources,
    securityContext,
    volumeMounts: [reloader],
  };
}

/** Where FRR's metrics are served, and under which port names. */
interface Serving {
  readonly bind: string;
  readonly ports: Readonly<Record<string, number>>;
}

function metricsContainer(flavour: Flavour): Container {
  const port = frrPort(flavour);
  const serving = first<Serving>(
    flavour,
    only<Serving>(
      { since: '0.16.0' },
      { bind: '0.0.0.0', ports: { frrmetricshttps: 9141, 'frr-metrics': 7573 } },
    ),
    { bind: '127.0.0.1', ports: { monitoring: 7573 } },
  );
  return {
    ...frrMetricsContainer(flavour),
    args: [`--metrics-port=${port}`, `--metrics-bind-address=${serving.bind}`],
    ports: Object.entries(serving.ports).map(([name, containerPort]) => ({ containerPort, name })),
  };
}

/** Reports the state of FRR's sessions as objects. */
function statusContainer(flavour: Flavour): Container {
  return {
    name: 'frr-status',
    image: frrImage(flavour),
    command: ['/etc/frr_status/frr-status'],
    args: [
      '--node-name=$(NODE_NAME)',
      '--namespace=$(NAMESPACE)',
      '--pod-name=$(POD_NAME)',
      ...pick(flavour, [only({ since: '0.16.0' }, '--log-level=info')]),
    ],
    env: [nodeName, namespaceEnv, envField('POD_NAME', 'metadata.name')],
    volumeMounts: [sockets, conf, frrStatus],
  };
}

const proxies = [
  {
    name: 'kube-rbac-proxy',
    port: 9140,
    portName: 'metricshttps',
    upstream: 'http://127.0.0.1:7572/',
    image: 'v0.13.1',
  },
  {
    name: 'kube-rbac-proxy-frr',
    port: 9141,
    portName: 'frrmetricshttps',
    upstream: 'http://127.0.0.1:7573/',
    image: 'v0.13.1',
  },
];

function containers(flavour: Flavour): Container[] {
  return pick(flavour, [
    daemonContainer(flavour),
    frrContainer(flavour, { port: frrPort(flavour), host: '127.0.0.1' }, '0.16.0', [
      { name: 'frr-lib', mountPath: '/var/lib/frr' },
      { name: 'frr-tmp', mountPath: '/var/tmp/frr' },
    ]),
    reloaderContainer(flavour),
    metricsContainer(flavour),
    only({ since: '0.15.0' }, statusContainer(flavour)),
    only({ until: '0.15.3' }, ...proxies.map(rbacProxy)),
  ]);
}

function initContainers(flavour: Flavour): Container[] {
  const image = frrK8sImage(flavour);
  const copy = (name: string, file: string, mount: VolumeMount) =>
    copier(name, image, shell(`cp -f ${file} ${mount.mountPath}/`), mount);
  return pick(flavour, [
    copyFrrFiles(flavour),
    copy('cp-reloader', '/frr-reloader.sh', reloader),
    copy('cp-metrics', '/frr-metrics', metrics),
    only({ since: '0.15.0' }, copy('cp-frr-status', '/frr-status', frrStatus)),
  ]);
}

const volumes = [
  ...emptyVolumes('frr-sockets', 'frr-conf', 'reloader', 'metrics'),
  { name: 'frr-startup', configMap: { name: 'frr-k8s-frr-startup' } },
  only<Volume>({ since: '0.15.0' }, ...emptyVolumes('frr-status')),
  only<Volume>({ since: '0.16.0' }, ...emptyVolumes('frr-lib', 'frr-tmp')),
];

const placement = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        {
          matchExpressions: [
            { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64', 'ppc64le', 's390x'] },
            { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
          ],
        },
      ],
    },
  },
};

/** The DaemonSet that speaks BGP for the speakers. */
export function frrK8sDaemonObject(flavour: Flavour): object {
  const component = pick(flavour, [
    only({ since: '0.15.3' }, { 'app.kubernetes.io/component': 'frr-k8s' }),
  ])[0];
  return KubeDaemonSet.manifest({
    metadata: {
      name: 'frr-k8s-daemon',
      namespace: flavour.namespace,
      labels: { ...frrK8sLabels('frr-k8s', 'frr-k8s', 'frr-k8s'), ...daemonLabel },
    },
    spec: {
      selector: { matchLabels: daemonLabel },
      template: {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/default-container': 'frr-k8s' },
          labels: { app: 'frr-k8s', ...daemonLabel, ...component },
        },
        spec: {
          affinity: placement,
          containers: containers(flavour),
          hostNetwork: true,
          initContainers: initContainers(flavour),
          serviceAccountName: account,
          shareProcessNamespace: true,
          terminationGracePeriodSeconds: 10,
          tolerations: controlPlaneTolerations,
          volumes: pick<Volume>(flavour, volumes),
        },
      },
    },
  });
}
