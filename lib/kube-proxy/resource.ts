import type { KubeProxyConfig } from '../config/kube-proxy.js';
import type { Finding, Path } from '../finding.js';
import { type Draft, type Handout, handoutFile, type Rendering } from '../resource.js';
import { type Capture, findCapture, refusalFinding } from './capture.js';
import { homes } from './distributions/index.js';
import { capturedFindings, type KubeProxySettings, statedFindings } from './findings.js';
import { hostHandouts } from './host.js';
import {
  compareCommand,
  manifest,
  patchCommand,
  patchFile,
  patchText,
  pipeline,
  restartCommands,
  verifyCommand,
} from './patch.js';
import { type Change, strictArp } from './strict-arp.js';

export type { KubeProxySettings };

/** The content of the file that `kubeProxy.configMap` names; without `bytes` where it cannot be read. */
export interface CapturedFile {
  /** The file as findings name it. */
  readonly file: string;
  readonly bytes: Uint8Array | undefined;
}

/** Where in the config the captured ConfigMap is named. */
const configMapPath: Path = ['kubeProxy', 'configMap'];

/**
 * What becomes of kube-proxy: a patch (or the whole ConfigMap) made from the capture, the distribution's own settings, and what
 * there is to say. Where kube-proxy does not run in IPVS mode, strict ARP has no part and there is nothing to do.
 */
export function kubeProxyRendering(settings: KubeProxySettings, captured?: CapturedFile): Rendering {
  const stated = statedFindings(settings);
  if (settings.kubeProxy.configMap === undefined || !captured)
    return { drafts: [], handouts: uncapturedHandouts(settings), findings: stated };
  const made = changeOf(settings, captured);
  if (Array.isArray(made)) return { drafts: [], handouts: [], findings: [...stated, ...made] };
  const { capture, change } = made;
  const findings = [...stated, ...capturedFindings(settings, capture, change)];
  if (findings.some(({ severity }) => severity === 'error')) return { drafts: [], handouts: [], findings };
  const text = isNeeded(change) ? change.text : capture.conf;
  const emitted = settings.kubeProxy.emit === 'manifest';
  return {
    drafts: [draft(capture, text, emitted)],
    handouts: [
      ...(isNeeded(change) ? changeHandouts(capture, text, emitted) : []),
      ...(change.mode === 'ipvs' ? sourceHandouts(settings) : []),
    ],
    findings,
  };
}

/** The captured ConfigMap and its change, or why there is none. */
function changeOf(
  { kubeProxy }: KubeProxySettings,
  { file, bytes }: CapturedFile,
): { capture: Capture; change: Change } | Finding[] {
  if (!bytes) return [missingCapture(file)];
  const capture = findCapture(bytes, file);
  if (Array.isArray(capture)) return capture;
  const change = strictArp(capture.conf, kubeProxy);
  return Array.isArray(change)
    ? change.map((refusal) => refusalFinding(capture, refusal))
    : { capture, change };
}

function missingCapture(file: string): Finding {
  return {
    rule: 'capture-file',
    severity: 'error',
    message: `kubeProxy.configMap ${file} cannot be read`,
    remedy: `write it with kubectl -n kube-system get configmap kube-proxy -o yaml > ${file}`,
    path: configMapPath,
  };
}

/** Whether the change has an effect: strict ARP in another mode than IPVS has none. */
function isNeeded({ edits, before, mode }: Change): boolean {
  return edits.length > 0 && (mode === 'ipvs' || mode !== before.mode);
}

/** The ConfigMap as it will be; among the objects that are emitted only on request. */
function draft(capture: Capture, text: string, emitted: boolean): Draft {
  const whole = manifest(capture, text);
  const { annotations: _, ...metadata } = whole.metadata;
  const changed = text !== capture.conf;
  return {
    object: emitted ? whole : { ...whole, metadata },
    use: emitted ? 'apply' : changed ? 'patch' : 'known',
    source: () => configMapPath,
  };
}

function changeHandouts(capture: Capture, text: string, emitted: boolean): Handout[] {
  const compare = () => compareCommand(capture, text);
  const restart = [...restartCommands, verifyCommand];
  if (emitted)
    return [
      { title: 'kube-proxy: compare with the cluster', when: 'before', commands: () => [compare()] },
      { title: 'kube-proxy: restart', when: 'after', commands: () => restart },
    ];
  const commands = (dir: string) => [compare(), patchCommand(shellWord(`${dir}/${patchFile}`)), ...restart];
  const file = handoutFile(patchFile, () => patchText(capture, text));
  return [{ title: 'kube-proxy: switch strict ARP on', file, when: 'before', commands }];
}

/** The distribution's own settings, where something of it would write over the patched ConfigMap. */
function sourceHandouts({ kubeProxy, distribution }: KubeProxySettings): Handout[] {
  return statesIpvs(kubeProxy) && homes[distribution].overwrites ? hostHandouts(distribution) : [];
}

function uncapturedHandouts({ kubeProxy, distribution }: KubeProxySettings): Handout[] {
  if (kubeProxy.mode !== 'ipvs') return [];
  const commands = () => [pipeline, ...restartCommands, verifyCommand];
  return [
    ...(homes[distribution].configMap === 'kept'
      ? [{ title: 'kube-proxy: switch strict ARP on', when: 'before', commands } as const]
      : []),
    ...hostHandouts(distribution),
  ];
}

function statesIpvs({ mode, setMode }: KubeProxyConfig): boolean {
  return (setMode ?? mode) === 'ipvs';
}

/** `text` as one word of a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
