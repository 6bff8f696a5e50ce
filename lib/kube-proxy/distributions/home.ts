import type { Path } from '../../finding.js';

/** Where a distribution keeps kube-proxy's settings, and what becomes of a change that is made elsewhere. */
export interface Home {
  /** The distribution as its people write it. */
  readonly title: string;
  /**
   * Whether `kube-system/kube-proxy` with a `config.conf` exists: `kept` as kubeadm wrote it, `managed` by an operator that
   * writes its own settings back, or `absent`.
   */
  readonly configMap: 'kept' | 'managed' | 'absent';
  /** What writes other settings over a patched ConfigMap later, as the beginning of a sentence. */
  readonly overwrites?: string;
  /** The distribution's own way to switch strict ARP on; several where its versions differ. */
  readonly snippets: readonly Snippet[];
  /** Why there is no snippet. */
  readonly note?: string;
}

/** Settings to be copied to where a distribution reads them. */
export interface Snippet {
  /** Part of the file's name: `host/kube-proxy.NAME.txt`. */
  readonly name: string;
  /** The versions it is for, where there are others. */
  readonly versions?: string;
  /** The file or object that takes it. */
  readonly where: string;
  /** What makes it count. */
  readonly effect: string;
  readonly format: 'yaml' | 'flags';
  readonly text: string;
  /** What is read back from the text; a step into text that is YAML itself parses that text. */
  readonly sets: readonly { readonly path: Path; readonly value: unknown }[];
}
