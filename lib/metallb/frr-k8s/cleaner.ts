import { type Container, IntOrString, KubeDeployment, type Probe } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, only, pick } from '../flavour.js';
import { frrK8sImage } from '../images.js';
import { controlPlaneTolerations, envField, readOnly } from '../pods.js';
import { livenessTimings, readinessTimings, resources, securityContext } from './daemon.js';
import { account, cleaner, frrK8sLabels } from './names.js';

/** What the container runs, release by release. */
interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly port?: { readonly containerPort: number; readonly name: string };
  readonly probe: (path: string) => NonNullable<Probe['httpGet']>;
}

const onWebhook = (path: string) => ({
  path: path === '/readyz' ? '/healthz' : path,
  port: IntOrString.fromString('webhook'),
  scheme: 'HTTPS',
});
const webhook = { containerPort: 19443, name: 'webhook' };

const runs = [
  only<Run>({ since: '0.15.3' }, { command: '/statuscleaner', args: [], port: webhook, probe: onWebhook }),
  only<Run>(
    { since: '0.15.0' },
    { command: '/frr-k8s', args: ['--webhook-mode=onlywebhook'], port: webhook, probe: onWebhook },
  ),
  only<Run>(
    { since: '0.14.9' },
    {
      command: '/frr-k8s',
      args: ['--webhook-mode=onlywebhook', '--metrics-bind-address=:7572'],
      port: { containerPort: 7572, name: 'monitoring' },
      probe: () => ({ path: '/metrics', port: IntOrString.fromString('monitoring') }),
    },
  ),
];

const oldest: Run = {
  command: '/frr-k8s',
  args: ['--webhook-mode=onlywebhook', '--health-probe-bind-address=:8081'],
  probe: (path) => ({ path, port: IntOrString.fromNumber(8081) }),
};

function container(flavour: Flavour): Container {
  const { command, args, port, probe } = first<Run>(flavour, ...runs, oldest);
  return {
    name: first(flavour, only({ since: '0.16.0' }, 'frr-k8s-statuscleaner'), 'frr-k8s-webhook-server'),
    image: frrK8sImage(flavour),
    imagePullPolicy: 'IfNotPresent',
    command: [command],
    args: ['--log-level=info', '--namespace=$(NAMESPACE)', ...args],
    env: [envField('NAMESPACE', 'metadata.namespace')],
    ...(port && { ports: [port] }),
    livenessProbe: { httpGet: probe('/healthz'), ...livenessTimings },
    readinessProbe: { httpGet: probe('/readyz'), ...readinessTimings },
    resources,
    securityContext,
    volumeMounts: [readOnly('cert', '/tmp/k8s-webhook-server/serving-certs')],
  };
}

/** The Deployment that answers the webhook for FRRConfigurations, and from 0.15.3 cleans up after nodes that are gone. */
export function frrK8sCleanerObject(flavour: Flavour): object {
  const role = cleaner(flavour);
  const label = { 'control-plane': role };
  const component = first(flavour, only({ since: '0.16.0' }, 'statuscleaner'), 'frr-k8s');
  const podComponent = pick(flavour, [
    only({ since: '0.16.0' }, { 'app.kubernetes.io/component': 'statuscleaner' }),
  ])[0];
  const hostNetwork = pick(flavour, [only({ since: '0.15.0' }, { hostNetwork: true })])[0];
  return KubeDeployment.manifest({
    metadata: {
      name: `frr-k8s-${role}`,
      namespace: flavour.namespace,
      labels: { ...frrK8sLabels(component, 'frr-k8s', 'frr-k8s'), ...label },
    },
    spec: {
      selector: { matchLabels: label },
      template: {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/default-container': 'frr-k8s-webhook-server' },
          labels: { app: 'frr-k8s-webhook-server', ...label, ...podComponent },
        },
        spec: {
          containers: [container(flavour)],
          ...hostNetwork,
          serviceAccountName: account,
          terminationGracePeriodSeconds: 10,
          tolerations: controlPlaneTolerations,
          volumes: [
            { name: 'cert', secret: { defaultMode: 420, secretName: 'frr-k8s-webhook-server-cert' } },
          ],
        },
      },
    },
  });
}
