import { createHash } from 'node:crypto';
import { confKey } from '../kube-proxy-conf.js';
import type { KubeObject } from '../resource.js';
import { yamlText } from '../yaml/write.js';
import type { Capture } from './capture.js';

/** File of the patch in the output folder. */
export const patchFile = 'patches/configmap.kube-system.kube-proxy.patch';

const kubectl = 'kubectl -n kube-system';

/**
 * A merge patch that sets config.conf and nothing else, as YAML. No tool can merge inside of that text, so that it is whole;
 * the header tells how to see whether the cluster still holds what it was made from.
 */
export function patchText(capture: Capture, conf: string): string {
  const header = [
    'Merge patch for the ConfigMap kube-system/kube-proxy: config.conf, and no other key.',
    'It is made from a captured text. This prints nothing, and fails, once the cluster holds another one:',
    `  ${compareCommand(capture, conf)}`,
  ];
  return yamlText({ data: { [confKey]: conf } }, header);
}

/**
 * Keeps pruning tools from deleting the ConfigMap, and lets them leave alone what others wrote in it: Argo CD, Flux, kapp.
 */
export const protection = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
  'kapp.k14s.io/delete-strategy': 'orphan',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
};

/**
 * The ConfigMap as an object to apply: every data key of the capture, since an apply drops what it does not find, and none of
 * the metadata that belongs to the cluster. Without kubeadm's hash: that it no longer fits tells kubeadm to keep the change.
 */
export function manifest({ object }: Capture, conf: string): KubeObject {
  return {
    apiVersion: 'v1',
    ...(object.binaryData === undefined ? {} : { binaryData: object.binaryData }),
    data: { ...object.data, [confKey]: conf },
    kind: 'ConfigMap',
    metadata: { annotations: protection, name: 'kube-proxy', namespace: 'kube-system' },
  };
}

/** The manifest as text, for the command line. */
export function manifestText(capture: Capture, conf: string): string {
  return yamlText(manifest(capture, conf));
}

/** Why an apply may take more than it brings; undefined where the capture never went through one. */
export function lastAppliedWarning({ object }: Capture): string | undefined {
  if (!object.metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration']) return undefined;
  return 'the ConfigMap went through kubectl apply once: the next apply removes the labels and annotations that it does not list';
}

/** Prints what the cluster holds now by its hash: the captured or the patched config.conf; fails for any other. */
export function compareCommand(capture: Capture, conf: string): string {
  const hashes = [...new Set([capture.conf, conf])].map((text) => `-e ${sha256(text)}`).join(' ');
  return `${kubectl} get configmap kube-proxy -o jsonpath='{.data.config\\.conf}' | sha256sum | grep ${hashes}`;
}

/** Applies the patch in `file`, a word of the shell. */
export function patchCommand(file: string): string {
  return `${kubectl} patch configmap kube-proxy --type merge --patch-file ${file}`;
}

/** The patch without a capture at hand, straight from the cluster and back to it. */
export const pipeline = `${kubectl} get configmap kube-proxy -o yaml | cdk8s-metallb kube-proxy - | ${patchCommand('/dev/stdin')}`;

/** kube-proxy reads its configuration when it starts, one node after the other. */
export const restartCommands = [
  `${kubectl} rollout restart daemonset kube-proxy`,
  `${kubectl} rollout status daemonset kube-proxy`,
];

/** What strict ARP does, seen on a node. */
export const verifyCommand =
  'sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce   # on each node: 1 and 2';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
