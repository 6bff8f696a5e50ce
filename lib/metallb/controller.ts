import { type Container, type EnvVar, KubeDeployment } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, only, pick } from './flavour.js';
import { controllerImage } from './images.js';
import { componentLabels, webhookSecret } from './names.js';
import {
  backendEnv,
  commonArgs,
  env,
  envField,
  linuxNodes,
  metricsContainerPort,
  podMetadata,
  probes,
  readOnly,
} from './pods.js';
import { controllerProxy } from './rbac-proxy.js';

const labels = componentLabels('controller');

const environment = [
  only<EnvVar>({ since: '0.16.0' }, envField('METALLB_POD_NAME', 'metadata.name')),
  env('METALLB_ML_SECRET_NAME', 'memberlist'),
  env('METALLB_DEPLOYMENT', 'controller'),
  ...backendEnv,
];

/** The program that hands out addresses and answers the webhook. */
function controllerContainer(flavour: Flavour): Container {
  const host = first(flavour, only({ since: '0.16.0', until: '0.16.0' }, '127.0.0.1'), '');
  return {
    name: 'controller',
    image: controllerImage(flavour),
    args: [
      ...commonArgs(flavour),
      ...pick(flavour, [only({ since: '0.14.0', until: '0.15.3' }, '--tls-min-version=VersionTLS12')]),
    ],
    env: pick<EnvVar>(flavour, environment),
    ports: [metricsContainerPort(flavour), { containerPort: 9443, name: 'webhook-server', protocol: 'TCP' }],
    ...probes(flavour, host),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['all'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [readOnly('cert', '/tmp/k8s-webhook-server/serving-certs')],
  };
}

/** The controller's Deployment. */
export function controllerObject(flavour: Flavour): object {
  return KubeDeployment.manifest({
    metadata: { name: 'controller', namespace: flavour.namespace, labels },
    spec: {
      revisionHistoryLimit: 3,
      selector: { matchLabels: labels },
      template: {
        metadata: podMetadata(flavour, 'controller'),
        spec: {
          containers: pick(flavour, [
            only({ prometheus: true, until: '0.15.3' }, controllerProxy(flavour)),
            controllerContainer(flavour),
          ]),
          nodeSelector: linuxNodes,
          securityContext: { fsGroup: 65534, runAsNonRoot: true, runAsUser: 65534 },
          serviceAccountName: 'controller',
          terminationGracePeriodSeconds: 0,
          volumes: [{ name: 'cert', secret: { defaultMode: 420, secretName: webhookSecret(flavour) } }],
        },
      },
    },
  });
}
