import type { GitopsTool } from '../config/gitops.js';
import { compareText } from '../finding.js';
import type { KubeObject } from '../resource.js';
import { isConfig } from './delivery.js';

type Annotations = Readonly<Record<string, string>>;

/** What an object of some kind has to tell each tool. */
interface Mark extends Partial<Readonly<Record<GitopsTool, Annotations>>> {
  /** @param own whether the definitions of our custom resources are among the objects */
  of(object: KubeObject, own: boolean): boolean;
}

const ofKind =
  (...kinds: readonly string[]) =>
  (object: KubeObject) =>
    kinds.includes(object.kind);

/** Secrets that a controller fills, and that must stay filled. */
const webhookSecrets: readonly string[] = ['metallb-webhook-cert', 'frr-k8s-webhook-server-cert'];

const configGroup = 'metallb.io/config';

/**
 * Order, and protection from being pruned. Argo CD sorts custom resources and webhook configurations by name alone, so that waves
 * have to put them in order; only kinds without a health of their own are in waves before the last, so that no sync waits for a node
 * (argo-cd `gitops-engine/pkg/sync/sync_tasks.go`). Flux knows the order by itself (fluxcd/pkg `ssa/sort.go`). kapp has no rule for
 * webhook configurations, and would empty a Secret that a controller has filled (carvel-dev/kapp `pkg/kapp/config/default.go`).
 */
const marks: readonly Mark[] = [
  {
    of: ofKind('CustomResourceDefinition', 'Namespace'),
    argocd: {
      'argocd.argoproj.io/sync-wave': '-2',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    },
    flux: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    kapp: { 'kapp.k14s.io/delete-strategy': 'orphan' },
  },
  {
    of: isConfig,
    argocd: { 'argocd.argoproj.io/sync-wave': '-1' },
    kapp: { 'kapp.k14s.io/change-group': configGroup },
  },
  {
    of: (object, own) => isConfig(object) && !own,
    argocd: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' },
  },
  {
    of: ({ kind, metadata }) => kind === 'Secret' && webhookSecrets.includes(metadata.name),
    kapp: { 'kapp.k14s.io/update-strategy': 'skip' },
  },
  {
    of: ofKind('ValidatingWebhookConfiguration'),
    kapp: {
      'kapp.k14s.io/change-rule': `upsert after upserting ${configGroup}`,
      'kapp.k14s.io/change-rule.del': `delete before deleting ${configGroup}`,
    },
  },
];

/**
 * The objects with the annotations that these tools need, each inert for the others. An annotation that an object has already
 * stays as it is.
 */
export function annotated(objects: readonly KubeObject[], tools: readonly GitopsTool[]): KubeObject[] {
  const own = objects.some(({ kind }) => kind === 'CustomResourceDefinition');
  return objects.map((object) => {
    const fitting = marks.filter(({ of }) => of(object, own));
    return withAnnotations(
      object,
      fitting.flatMap((mark) => tools.map((tool) => mark[tool] ?? {})),
    );
  });
}

function withAnnotations(object: KubeObject, added: readonly Annotations[]): KubeObject {
  const all = Object.assign({}, ...added, object.metadata.annotations);
  const sorted = Object.entries<string>(all).sort(([a], [b]) => compareText(a, b));
  if (sorted.length === 0) return object;
  return { ...object, metadata: { ...object.metadata, annotations: Object.fromEntries(sorted) } };
}
