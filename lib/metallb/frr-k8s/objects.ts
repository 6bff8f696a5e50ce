import {
  IntOrString,
  KubeSecret,
  KubeService,
  KubeValidatingWebhookConfiguration,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, only } from '../flavour.js';
import { frrStartupObject } from '../frr-startup.js';
import { frrK8sCleanerObject } from './cleaner.js';
import { frrK8sDaemonObject } from './daemon.js';
import { cleaner, daemonLabel, frrK8sLabels, metricsComponent } from './names.js';
import { frrK8sRbacObjects } from './rbac.js';

function metricsService(flavour: Flavour): object {
  const port = (name: string, number: number) => ({
    name,
    port: number,
    targetPort: IntOrString.fromString(name),
  });
  return KubeService.manifest({
    metadata: {
      name: 'frr-k8s-metrics-service',
      namespace: flavour.namespace,
      labels: {
        ...frrK8sLabels(metricsComponent(flavour), 'frr-k8s-metrics-service', 'service'),
        ...daemonLabel,
      },
    },
    spec: { ports: [port('metricshttps', 9140), port('frrmetricshttps', 9141)], selector: daemonLabel },
  });
}

function webhookService(flavour: Flavour): object {
  const targetPort = first(
    flavour,
    only({ since: '0.15.0' }, IntOrString.fromString('webhook')),
    IntOrString.fromNumber(9443),
  );
  return KubeService.manifest({
    metadata: { name: 'frr-k8s-webhook-service', namespace: flavour.namespace },
    spec: { ports: [{ port: 443, targetPort }], selector: { 'control-plane': cleaner(flavour) } },
  });
}

function webhookConfiguration({ namespace }: Flavour): object {
  return KubeValidatingWebhookConfiguration.manifest({
    metadata: { name: 'frr-k8s-validating-webhook-configuration' },
    webhooks: [
      {
        name: 'frrconfigurationsvalidationwebhook.metallb.io',
        admissionReviewVersions: ['v1'],
        clientConfig: {
          service: {
            name: 'frr-k8s-webhook-service',
            namespace,
            path: '/validate-frrk8s-metallb-io-v1beta1-frrconfiguration',
          },
        },
        failurePolicy: 'Fail',
        rules: [
          {
            apiGroups: ['frrk8s.metallb.io'],
            apiVersions: ['v1beta1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['frrconfigurations'],
          },
        ],
        sideEffects: 'None',
      },
    ],
  });
}

/** Everything of the frr-k8s daemon that MetalLB's manifests bring along. */
export function frrK8sObjects(flavour: Flavour): object[] {
  return [
    ...frrK8sRbacObjects(flavour),
    frrStartupObject(flavour, 'frr-k8s-frr-startup'),
    KubeSecret.manifest({ metadata: { name: 'frr-k8s-webhook-server-cert', namespace: flavour.namespace } }),
    metricsService(flavour),
    webhookService(flavour),
    frrK8sDaemonObject(flavour),
    frrK8sCleanerObject(flavour),
    webhookConfiguration(flavour),
  ];
}
