import type { KubeObject } from '../resource.js';
import { type Delivery, repository } from './delivery.js';

/** An Application that keeps the cluster at what the folder says. */
export function application({ name, namespace, objects }: Delivery): object[] {
  const ignored = objects.flatMap(ignoredDifferences);
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: {
        project: 'default',
        source: { repoURL: repository, targetRevision: 'main', path: 'dist' },
        destination: { server: 'https://kubernetes.default.svc', namespace },
        ...(ignored.length > 0 && { ignoreDifferences: ignored }),
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: { limit: -1, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
          ...(ignored.length > 0 && { syncOptions: ['RespectIgnoreDifferences=true'] }),
        },
      },
    },
  ];
}

interface ClientConfig {
  readonly clientConfig?: { readonly caBundle?: string };
}

/** A CA that a manifest carries is replaced by the controller, and must not be put back by every sync. */
function ignoredDifferences({ kind, metadata: { name }, ...object }: KubeObject): object[] {
  if (kind === 'CustomResourceDefinition') {
    const { conversion } = object.spec as { conversion?: { webhook?: ClientConfig } };
    const pointer = '/spec/conversion/webhook/clientConfig/caBundle';
    return conversion?.webhook?.clientConfig?.caBundle
      ? [{ group: 'apiextensions.k8s.io', kind, name, jsonPointers: [pointer] }]
      : [];
  }
  if (kind !== 'ValidatingWebhookConfiguration') return [];
  const hooks = (object.webhooks ?? []) as readonly ClientConfig[];
  return hooks.some(({ clientConfig }) => clientConfig?.caBundle)
    ? [
        {
          group: 'admissionregistration.k8s.io',
          kind,
          name,
          jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
        },
      ]
    : [];
}
