import { readFileSync } from 'node:fs';
import { type Capture, findCapture } from '../../lib/kube-proxy/capture.js';
import type { Refusal } from '../../lib/kube-proxy/settings.js';
import { type Asked, type Change, strictArp } from '../../lib/kube-proxy/strict-arp.js';

/** Content of a captured file: one of the fixtures, or the shipped example's. */
export function captureText(name: string): string {
  return readFileSync(
    name === 'example' ? 'kube-proxy.yaml' : `test/fixtures/kube-proxy/${name}.yaml`,
    'utf8',
  );
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The capture in a text that holds one. */
export function capture(text: string): Capture {
  const found = findCapture(bytes(text), 'kube-proxy.yaml');
  if (Array.isArray(found)) throw new Error(found.map(({ message }) => message).join('\n'));
  return found;
}

/** A KubeProxyConfiguration with `rest` between its header and its mode. */
export function conf(rest: string, mode = 'ipvs'): string {
  return `apiVersion: kubeproxy.config.k8s.io/v1alpha1\n${rest}kind: KubeProxyConfiguration\nmode: ${mode}\n`;
}

/** The change of a text that can be changed. */
export function changed(text: string, asked?: Asked): Change {
  const change = strictArp(text, asked);
  if (Array.isArray(change)) throw new Error(change.map(({ message }) => message).join('\n'));
  return change;
}

/** The refusals of a text that cannot. */
export function refused(text: string, asked?: Asked): Refusal[] {
  const refusals = strictArp(text, asked);
  if (!Array.isArray(refusals)) throw new Error(`not refused:\n${refusals.text}`);
  return refusals;
}

/** A ConfigMap around a config.conf, as `kubectl -o json` prints it. */
export function configMap(conf: string): { data: Record<string, string>; [field: string]: unknown } {
  return {
    apiVersion: 'v1',
    data: { 'config.conf': conf, 'kubeconfig.conf': 'apiVersion: v1\nkind: Config' },
    kind: 'ConfigMap',
    metadata: {
      labels: { app: 'kube-proxy' },
      name: 'kube-proxy',
      namespace: 'kube-system',
      resourceVersion: '1204',
      uid: '7b1f0d52-3c8e-4a6b-9d10-8e2f5a64c9b7',
    },
  };
}
