import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Distribution } from '../config/distributions.js';
import type { KubeProxyConfig } from '../config/kube-proxy.js';
import { type Finding, pathText } from '../finding.js';
import type { Handout } from '../resource.js';
import { kubeProxyRendering } from './resource.js';

/** The `kubeProxy` section of the config, and what the captured file holds. */
export interface KubeProxyPatchProps {
  /** What kube-proxy runs as; a capture that says otherwise is an error. @default - whatever the capture says */
  readonly mode?: KubeProxyConfig['mode'];
  /** The mode to switch to. @default - the mode stays */
  readonly setMode?: KubeProxyConfig['setMode'];
  /** Name of the captured file, for messages. @default kube-proxy.yaml */
  readonly configMap?: string;
  /** Content of the captured file: what `kubectl -n kube-system get configmap kube-proxy -o yaml` prints. */
  readonly capture: string | Uint8Array;
  /** `manifest` draws the ConfigMap itself. @default patch */
  readonly emit?: KubeProxyConfig['emit'];
  /** What the cluster was made with. @default kubeadm */
  readonly distribution?: Distribution;
  /** Kubernetes version, `major.minor`. @default - unknown */
  readonly kubernetes?: string;
}

/**
 * Strict ARP in kube-proxy's own ConfigMap. By default nothing is drawn, since the ConfigMap is not ours: `handouts` hold the
 * patch and the commands that apply it. What is wrong with the capture fails the synthesis.
 *
 * @example
 * const patch = new KubeProxyPatch(chart, 'kube-proxy', { capture: readFileSync('kube-proxy.yaml') });
 * for (const { file } of patch.handouts) if (file) writeFileSync(`dist/${file.name}`, file.text);
 */
export class KubeProxyPatch extends Construct {
  /** The files to write next to the manifests, and the commands to run; none where nothing is to change. */
  readonly handouts: readonly Handout[];
  /** Everything there is to say; those of severity `error` fail the synthesis. */
  readonly findings: readonly Finding[];

  constructor(scope: Construct, id: string, props: KubeProxyPatchProps) {
    super(scope, id);
    const { capture, configMap = 'kube-proxy.yaml', distribution = 'kubeadm', emit = 'patch' } = props;
    const { kubernetes, mode, setMode } = props;
    const { drafts, handouts, findings } = kubeProxyRendering(
      { kubeProxy: { mode, setMode, configMap, emit }, distribution, kubernetes },
      { file: configMap, bytes: typeof capture === 'string' ? new TextEncoder().encode(capture) : capture },
    );
    this.handouts = handouts;
    this.findings = findings;
    for (const { object, use } of drafts) if (use === 'apply') new ApiObject(this, 'Resource', object);
    this.node.addValidation({
      validate: () => findings.filter(({ severity }) => severity === 'error').map(validationText),
    });
  }
}

function validationText({ at, path, message, remedy }: Finding): string {
  const place = at ? `${at.file}:${at.line}:${at.column}` : pathText(path ?? []);
  return `${place}: ${message}; ${remedy}`;
}
