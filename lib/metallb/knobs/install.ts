import type { KubeObject } from '../../resource.js';
import { drop, isA } from './edit.js';
import { type Knob, knob } from './knob.js';

const rbacKinds = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

/** What only speakers need. */
const speakerOnly: readonly (readonly [kind: string, name: (namespace: string) => string])[] = [
  ['DaemonSet', () => 'speaker'],
  ['ServiceAccount', () => 'speaker'],
  ['Role', () => 'pod-lister'],
  ['RoleBinding', () => 'pod-lister'],
  ['ClusterRole', (namespace) => `${namespace}:speaker`],
  ['ClusterRoleBinding', (namespace) => `${namespace}:speaker`],
  ['ConfigMap', () => 'metallb-excludel2'],
  ['ConfigMap', () => 'frr-startup'],
  ['Service', () => 'speaker-monitor-service'],
  ['ServiceMonitor', () => 'speaker-monitor'],
];

const isSpeakers = (namespace: string) => (object: KubeObject) =>
  speakerOnly.some(([kind, name]) => isA(kind, name(namespace))(object));

/** What belongs to frr-k8s: its objects by their names, its CRDs by their group. */
const isFrrK8s = ({ kind, metadata: { name } }: KubeObject) =>
  kind === 'CustomResourceDefinition' ? name.endsWith('.frrk8s.metallb.io') : name.startsWith('frr-k8s-');

/** Parts that are there already, or not wanted. */
export const installKnobs: readonly Knob[] = [
  knob('controller.enabled', {}, (enabled) => (enabled ? undefined : drop(isA('Deployment', 'controller')))),
  knob('speaker.enabled', {}, (enabled, { namespace }) =>
    enabled ? undefined : drop(isSpeakers(namespace)),
  ),
  knob('frrK8s.install', { since: '0.14.6' }, (install) => (install ? undefined : drop(isFrrK8s))),
  knob('crds', {}, (crds) => (crds ? undefined : drop(isA('CustomResourceDefinition')))),
  knob('rbac', {}, (rbac) => (rbac ? undefined : drop(({ kind }) => rbacKinds.includes(kind)))),
];
