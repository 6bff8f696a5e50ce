import { list, record, strings, text } from '../allocator/fields.js';
import type { Labels } from '../allocator/selector.js';
import { isWorkload } from '../installation.js';
import type { World } from '../world.js';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a speaker runs on a node with these labels and taints. */
export type Runs = (labels: Labels, taints: readonly Fields[]) => boolean;

/** What the published manifests say. */
const published = {
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: ['control-plane', 'master'].map((role) => ({
    effect: 'NoSchedule',
    key: `node-role.kubernetes.io/${role}`,
    operator: 'Exists',
  })),
};

/** What the DaemonSet controller lets every pod of a DaemonSet tolerate; the last one with the host's network only. */
const everyDaemon = [
  'not-ready',
  'unreachable',
  'disk-pressure',
  'memory-pressure',
  'pid-pressure',
  'unschedulable',
  'network-unavailable',
].map((name) => ({ key: `node.kubernetes.io/${name}`, operator: 'Exists' }));

/**
 * Where the speakers' DaemonSet runs: that of the World, or that of the published manifests. Only its node selector and
 * tolerations are looked at, and a node whose operating system is not labelled counts as Linux.
 */
export function speakerOf(world: World): Runs {
  const daemon = world.resources.find(({ object }) => isWorkload(object, 'DaemonSet', 'speaker'))?.object;
  const pod = daemon ? record(record(record(daemon.spec).template).spec) : published;
  const wanted = Object.entries(strings(pod.nodeSelector));
  const tolerations = [...list(pod.tolerations).map(record), ...everyDaemon];
  return (labels, taints) =>
    wanted.every(
      ([key, value]) => (labels[key] ?? (key === 'kubernetes.io/os' ? 'linux' : undefined)) === value,
    ) &&
    taints.every((taint) => isMild(taint) || tolerations.some((toleration) => tolerates(toleration, taint)));
}

function isMild({ effect }: Fields): boolean {
  return effect !== 'NoSchedule' && effect !== 'NoExecute';
}

/** As Kubernetes' `Toleration.ToleratesTaint` has it: what a toleration leaves open matches everything. */
function tolerates(toleration: Fields, taint: Fields): boolean {
  const key = text(toleration.key) ?? '';
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  if (toleration.operator === 'Exists') return true;
  return key !== '' && (text(toleration.value) ?? '') === (text(taint.value) ?? '');
}
