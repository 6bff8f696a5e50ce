import { type Flavour, first, only } from '../flavour.js';

/** The labels that frr-k8s puts on its objects: component, instance and name differ from one to the other. */
export function frrK8sLabels(component: string, instance: string, name: string): Record<string, string> {
  return {
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/created-by': 'frr-k8s',
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/managed-by': 'kustomize',
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'frr-k8s',
  };
}

export const account = 'frr-k8s-daemon';
export const daemonLabel = { 'control-plane': 'frr-k8s' };

/** What the metrics' objects are labelled as: the proxy that served them, then frr-k8s itself. */
export const metricsComponent = (flavour: Flavour) =>
  first(flavour, only({ since: '0.16.0' }, 'frr-k8s'), 'kube-rbac-proxy');

/** The Deployment beside the daemon: it answered the webhook, and later cleans node states up. */
export const cleaner = (flavour: Flavour) =>
  first(flavour, only({ since: '0.15.3' }, 'statuscleaner'), 'webhook-server');
