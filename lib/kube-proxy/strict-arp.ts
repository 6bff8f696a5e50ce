import { YAMLException } from 'js-yaml';
import { readConf } from '../kube-proxy-conf.js';
import { type Edit, editOf } from './edit.js';
import { leavesOf } from './leaves.js';
import { entryOf, type Mapping, type Node, nodesOf } from './nodes.js';
import { inspect, type Refusal, readDocuments, type Settings } from './settings.js';
import { addEntry, apply, replaceValue, type Splice, type Style, styleOf, type Value } from './splice.js';

/** What is asked of a config.conf besides strict ARP. */
export interface Asked {
  /** What kube-proxy is said to run as; a text that says otherwise is refused. Default: whatever the text says. */
  readonly mode?: string | undefined;
  /** The mode to write. Default: the mode stays. */
  readonly setMode?: string | undefined;
}

/** A config.conf with strict ARP on. */
export interface Change {
  /** The whole text; the one that went in where there is nothing to change. */
  readonly text: string;
  /** The lines that change, with their numbers in the text that went in. */
  readonly edits: readonly Edit[];
  /** What the text said before. */
  readonly before: Settings;
  /** The mode afterwards. */
  readonly mode: string;
}

/**
 * Switches strict ARP on in a config.conf, and the mode over where that is asked, by the smallest change of its text: a value
 * is replaced where it stands, a missing key gets a line (two where `ipvs` is missing as well), and everything else keeps its
 * bytes. The result is read again and compared: it differs in the asked settings alone.
 */
export function strictArp(text: string, { mode, setMode }: Asked = {}): Change | Refusal[] {
  const roots = readDocuments(text);
  if (!Array.isArray(roots)) return [roots];
  const before = inspect(text, roots, setMode);
  if (Array.isArray(before)) return before;
  if (mode !== undefined && mode !== before.mode) return [otherMode(before, mode)];
  const root = roots[0] as Mapping;
  const splices: Splice[] = [];
  if (!before.strictARP) splices.push(strictArpSplice(text, root));
  if (setMode !== undefined && setMode !== before.mode)
    splices.push(setEntry(text, root, 'mode', setMode, styleOf(text, root)));
  splices.sort((a, b) => a.start - b.start || Number(startsLine(a)) - Number(startsLine(b)));
  const result = splices.reduceRight(apply, text);
  const after = setMode ?? before.mode;
  if (!isSafe(roots, result, after, setMode)) return [unsafe];
  return { text: result, edits: splices.map((splice) => editOf(text, splice)), before, mode: after };
}

/** Whether a splice belongs behind one that ends its line at the same place. */
function startsLine({ text }: Splice): boolean {
  return /^[\r\n]/.test(text);
}

function strictArpSplice(text: string, root: Mapping): Splice {
  const ipvs = entryOf(root, 'ipvs');
  return ipvs?.value.kind === 'mapping'
    ? setEntry(text, ipvs.value, 'strictARP', true, styleOf(text, root, ipvs))
    : setEntry(text, root, 'ipvs', { strictARP: true }, styleOf(text, root));
}

function setEntry(text: string, parent: Mapping, name: string, value: Value, style: Style): Splice {
  const entry = entryOf(parent, name);
  return entry ? replaceValue(text, entry, value) : addEntry(text, parent, name, value, style);
}

/** Whether `after` says the same as `before`, but for strict ARP and the mode, which are as asked. */
function isSafe(before: readonly Node[], after: string, mode: string, setMode?: string): boolean {
  const asked = ['ipvs', 'ipvs.strictARP', ...(setMode === undefined ? [] : ['mode'])];
  try {
    const [was, is] = [before, nodesOf(after)].map((roots) => leavesOf(roots, asked).join('\n'));
    const conf = readConf(after);
    return was === is && conf?.strictARP === true && conf.mode === mode;
  } catch (error) {
    if (error instanceof YAMLException) return false;
    throw error;
  }
}

const unsafe: Refusal = {
  offset: 0,
  message: 'ipvs.strictARP cannot be set without touching other settings',
  remedy: 'write ipvs as a plain block, one setting a line, and capture the ConfigMap again',
};

function otherMode(before: Settings, mode: string): Refusal {
  return {
    offset: before.modeOffset,
    message: `mode is ${before.mode} in the captured ConfigMap, and kubeProxy.mode says ${mode}`,
    remedy:
      mode === 'none'
        ? 'remove kubeProxy.configMap where something else replaced kube-proxy: its ConfigMap is a leftover there'
        : `write kubeProxy.mode: ${before.mode}; kubeProxy.setMode is what changes the mode`,
  };
}
