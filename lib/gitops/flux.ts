import { compareText } from '../finding.js';
import { isWorkload } from '../installation.js';
import { groupOf } from '../resource.js';
import { type Delivery, isConfig } from './delivery.js';

/**
 * Two Kustomizations of one folder: MetalLB, and once its controller answers the webhook, the custom resources. In one, a
 * controller that is down would fail their dry run and with it the Deployment that brings it back (fluxcd/pkg `ssa/manager_apply.go`).
 * Without MetalLB among the objects there is one.
 */
export function kustomizations({ name, objects }: Delivery): object[] {
  const controller = objects.find((object) => isWorkload(object, 'Deployment', 'controller'));
  const others = objects.filter((object) => !isConfig(object));
  if (!controller) return [kustomization(name, {})];
  const { kind, metadata } = controller;
  const health = { apiVersion: 'apps/v1', kind, name: metadata.name, namespace: metadata.namespace };
  if (others.length === objects.length) return [kustomization(name, { healthChecks: [health] })];
  return [
    kustomization(name, {
      healthChecks: [health],
      patches: [without({ group: anyOf(objects.filter(isConfig).map(groupOf)) })],
    }),
    kustomization(`${name}-config`, {
      dependsOn: [{ name }],
      patches: [without({ kind: anyOf(others.map(({ kind }) => kind)) })],
    }),
  ];
}

function kustomization(name: string, rest: object): object {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      path: './dist',
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      ...rest,
    },
  };
}

/** A patch that leaves out what `target` matches. Kustomize wants a kind and a name in it, and reads neither. */
function without(target: object): object {
  const patch = '$patch: delete\napiVersion: v1\nkind: Any\nmetadata:\n  name: any\n';
  return { target, patch };
}

/** A regular expression for these names; kustomize anchors it. */
function anyOf(names: readonly string[]): string {
  return [...new Set(names)].sort(compareText).join('|');
}
