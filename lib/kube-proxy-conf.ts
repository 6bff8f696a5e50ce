import type { KubeObject } from './resource.js';
import { parseYaml } from './yaml/parse.js';

/** What a KubeProxyConfiguration says about the two settings that decide whether layer 2 works. */
export interface KubeProxyConf {
  /** The proxy mode; `iptables` where none is written, as on Linux (cmd/kube-proxy/app/server_linux.go). */
  readonly mode: string;
  /** Whether `ipvs.strictARP` is true. It counts in mode `ipvs` alone. */
  readonly strictARP: boolean;
}

/** The key of the ConfigMap that kube-proxy is started with. */
export const confKey = 'config.conf';

/** A ConfigMap holds at most a megabyte; aliases in it add to its values. */
const maxValues = 200_000;

/** The settings in the ConfigMap `kube-system/kube-proxy`; undefined for any other object, and when it cannot be read. */
export function kubeProxyOf(object: KubeObject): KubeProxyConf | undefined {
  const { kind, metadata, data } = object;
  if (kind !== 'ConfigMap' || metadata.name !== 'kube-proxy' || metadata.namespace !== 'kube-system')
    return undefined;
  const text = mapping(data)?.[confKey];
  return typeof text === 'string' ? readConf(text) : undefined;
}

/**
 * The settings in a config.conf, as kube-proxy reads them: its first document, with the booleans of Go's YAML. Undefined
 * when it is no KubeProxyConfiguration.
 */
export function readConf(text: string): KubeProxyConf | undefined {
  if (last?.text !== text) last = { text, conf: confIn(text) };
  return last.conf;
}

/** A text that was just written is what the rules ask for next. */
let last: { readonly text: string; readonly conf: KubeProxyConf | undefined } | undefined;

function confIn(text: string): KubeProxyConf | undefined {
  const documents = parseYaml(text, 'go', maxValues);
  const root = 'reason' in documents ? undefined : mapping(documents[0]?.value);
  if (root?.kind !== 'KubeProxyConfiguration') return undefined;
  return {
    mode: typeof root.mode === 'string' && root.mode !== '' ? root.mode : 'iptables',
    strictARP: mapping(root.ipvs)?.strictARP === true,
  };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
