import type { Distribution } from '../config/distributions.js';
import type { KubeProxyConfig } from '../config/kube-proxy.js';
import type { Finding, Severity } from '../finding.js';
import type { Capture } from './capture.js';
import { homes } from './distributions/index.js';
import { ipvsEnd, ipvsEndText, isFrom, modeNeeds, mootText } from './modes.js';
import { lastAppliedWarning } from './patch.js';
import type { Change } from './strict-arp.js';

/** The config as far as kube-proxy needs it. */
export interface KubeProxySettings {
  readonly kubeProxy: KubeProxyConfig;
  readonly distribution: Distribution;
  /** Kubernetes version, `major.minor`. */
  readonly kubernetes?: string | undefined;
}

/** What the settings say about themselves, whatever was captured. */
export function statedFindings(settings: KubeProxySettings): Finding[] {
  const { mode, setMode, configMap } = settings.kubeProxy;
  const uncaptured = configMap === undefined && mode !== undefined && setMode === undefined;
  return [
    ...setModeFindings(settings),
    ...emitFindings(settings),
    ...(configMap === undefined ? [] : homeFindings(settings)),
    ...(uncaptured ? modeFindings(mode, settings) : []),
    ...(uncaptured && mode === 'ipvs' ? noteFindings(settings) : []),
  ];
}

/** What is to be said about a captured ConfigMap that can be changed. */
export function capturedFindings(settings: KubeProxySettings, capture: Capture, change: Change): Finding[] {
  const notes = change.before.notes.map(({ offset, message }) => ({
    ...finding(
      'info',
      'capture-conf',
      'configMap',
      message,
      'nothing has to be done; the key may be removed',
    ),
    at: capture.positionOf(offset),
  }));
  const manifest = settings.kubeProxy.emit === 'manifest' ? manifestFindings(capture) : [];
  const overwrites = change.mode === 'ipvs' ? overwriteFindings(settings) : [];
  return [...notes, ...modeFindings(change.mode, settings), ...overwrites, ...manifest];
}

function setModeFindings({
  kubeProxy: { mode, setMode, configMap },
  kubernetes,
}: KubeProxySettings): Finding[] {
  if (setMode === undefined) return [];
  const at = (severity: Severity, message: string, remedy: string) =>
    finding(severity, 'kubeproxy-mode', 'setMode', message, remedy);
  const findings: Finding[] = [];
  if (mode === 'none')
    findings.push(
      at(
        'error',
        `kubeProxy.setMode ${setMode} has no kube-proxy to change: kubeProxy.mode is none`,
        'remove one of the two',
      ),
    );
  if (configMap === undefined)
    findings.push(
      at(
        'error',
        `kubeProxy.setMode ${setMode} changes the captured ConfigMap, and kubeProxy.configMap names none`,
        'capture it with kubectl -n kube-system get configmap kube-proxy -o yaml, and name the file',
      ),
    );
  const { known, on, nodes } = modeNeeds[setMode] ?? {};
  if (kubernetes && known && !isFrom(kubernetes, known))
    findings.push(
      at(
        'error',
        `kubeProxy.setMode ${setMode} needs Kubernetes ${known}, and kubernetes says ${kubernetes}`,
        'upgrade first',
      ),
    );
  else if (kubernetes && on && !isFrom(kubernetes, on))
    findings.push(
      at(
        'warning',
        `kubeProxy.setMode ${setMode} needs a feature gate before Kubernetes ${on}, and kubernetes says ${kubernetes}`,
        'upgrade first, or switch the gate NFTablesProxyMode on',
      ),
    );
  if (mode !== setMode && nodes !== undefined)
    findings.push(
      at(
        'info',
        `mode ${setMode} needs ${nodes} on every node: kube-proxy exits where they are missing`,
        'make sure before the restart',
      ),
    );
  return findings;
}

function emitFindings({ kubeProxy: { emit, configMap }, distribution }: KubeProxySettings): Finding[] {
  if (emit !== 'manifest') return [];
  const { title, configMap: there } = homes[distribution];
  const at = (message: string, remedy: string) => finding('error', 'kubeproxy-emit', 'emit', message, remedy);
  if (there === 'absent')
    return [
      at(
        `kubeProxy.emit manifest would create a ConfigMap that no kube-proxy of ${title} reads`,
        'remove it; the settings are kept elsewhere there',
      ),
    ];
  if (configMap !== undefined) return [];
  return [
    at(
      'kubeProxy.emit manifest needs the captured ConfigMap, and kubeProxy.configMap names none',
      'capture it with kubectl -n kube-system get configmap kube-proxy -o yaml, and name the file',
    ),
  ];
}

/** Where the ConfigMap is not the place for the setting. */
function homeFindings({ distribution }: KubeProxySettings): Finding[] {
  const { title, configMap } = homes[distribution];
  if (configMap !== 'absent') return [];
  const message = `${title} keeps kube-proxy's settings elsewhere: a ConfigMap kube-proxy is of no use there`;
  return [finding('warning', 'kubeproxy-home', 'configMap', message, sourceRemedy(title))];
}

/** Where it is not the only place, and the settings of the distribution itself are not handed out. */
function overwriteFindings({ kubeProxy: { mode, setMode }, distribution }: KubeProxySettings): Finding[] {
  const { title, overwrites } = homes[distribution];
  if (overwrites === undefined || (setMode ?? mode) === 'ipvs') return [];
  return [finding('info', 'kubeproxy-home', 'configMap', overwrites, sourceRemedy(title))];
}

function sourceRemedy(title: string): string {
  return `state kubeProxy.mode: ipvs, and host/ of the output folder gets the settings of ${title} itself`;
}

/** What there is to know about the mode that kube-proxy runs in, or will. */
function modeFindings(mode: string, { kubernetes }: KubeProxySettings): Finding[] {
  if (mode === 'none') return [];
  if (mode !== 'ipvs')
    return [finding('info', 'kubeproxy-moot', 'mode', mootText(mode), 'nothing has to be done')];
  const deprecated = kubernetes === undefined || isFrom(kubernetes, ipvsEnd[0].release);
  if (!deprecated) return [];
  return [
    finding(
      kubernetes === undefined ? 'info' : 'warning',
      'kubeproxy-ipvs',
      'mode',
      ipvsEndText(),
      `plan the move to nftables, Kubernetes ${modeNeeds.nftables?.on} and newer: layer 2 needs no strict ARP there`,
    ),
  ];
}

function noteFindings({ distribution }: KubeProxySettings): Finding[] {
  const { note } = homes[distribution];
  return note === undefined
    ? []
    : [finding('info', 'kubeproxy-home', 'mode', note, 'leave kubeProxy out of the config')];
}

function manifestFindings(capture: Capture): Finding[] {
  const at = (severity: Severity, message: string, remedy: string) =>
    finding(severity, 'kubeproxy-emit', 'emit', message, remedy);
  const applied = lastAppliedWarning(capture);
  return [
    at(
      'info',
      'kubeProxy.emit manifest makes the ConfigMap an object of yours: kubectl delete -f removes it, and applying it reverts what others change in it',
      'capture it again before each change, or leave kubeProxy.emit away',
    ),
    ...(applied === undefined
      ? []
      : [at('warning', applied, 'leave kubeProxy.emit away: a patch touches config.conf alone')]),
  ];
}

function finding(severity: Severity, rule: string, field: string, message: string, remedy: string): Finding {
  return { rule, severity, message, remedy, path: ['kubeProxy', field] };
}
