import { YAMLException } from 'js-yaml';
import { type Entry, entryOf, goValue, type Mapping, type Node, nodesOf, type Scalar } from './nodes.js';

/** The settings of a KubeProxyConfiguration that matter here, as kube-proxy reads them. */
export interface Settings {
  /** `iptables` where none is written. */
  readonly mode: string;
  /** Where the mode stands, or the document when it is not written. */
  readonly modeOffset: number;
  readonly strictARP: boolean;
  /** What is odd, but harmless or about to be mended. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly offset: number;
  readonly message: string;
}

/** Why a config.conf is left alone: changing it would be a guess. */
export interface Refusal {
  /** Where in config.conf. */
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
}

const apiVersion = 'kubeproxy.config.k8s.io/v1alpha1';
const kind = 'KubeProxyConfiguration';

/** The modes of kube-proxy on Linux; `userspace` ended with Kubernetes 1.25. */
const linuxModes: readonly string[] = ['iptables', 'ipvs', 'nftables', 'userspace'];

const mend = 'mend it with kubectl -n kube-system edit configmap kube-proxy, and capture it again';
const keepOne = 'keep one of the two, and capture the ConfigMap again';
const capture = 'capture the ConfigMap that kube-proxy is started with';
const writeOut = 'write the value out where it is used, and capture the ConfigMap again';

/**
 * The settings in a config.conf with the documents `roots`, or every reason not to touch it. A mode other than kube-proxy's own
 * is refused unless `setMode` says what it shall be.
 */
export function inspect(text: string, roots: readonly Node[], setMode?: string): Settings | Refusal[] {
  const [root, ...others] = roots;
  if (!root || (root.kind === 'scalar' && goValue(root) === null))
    return [{ offset: 0, message: 'the configuration is empty', remedy: capture }];
  if (root.kind !== 'mapping')
    return [
      { offset: root.head, message: `the configuration is ${kindOf(root)}, not a mapping`, remedy: capture },
    ];
  const refusals: Refusal[] = [
    ...header(root),
    ...(isKubeProxy(root) ? others.filter(isKubeProxy).map(secondDocument) : []),
    ...duplicates(text, root),
    ...path(root, roots),
  ];
  if (refusals.length > 0) return refusals.sort((a, b) => a.offset - b.offset);
  const mode = modeOf(root, setMode);
  const strict = strictArpOf(root);
  const wrong = [mode, strict].filter((found) => 'remedy' in found);
  if ('remedy' in mode || 'remedy' in strict) return wrong as Refusal[];
  return { ...mode, strictARP: strict.on, notes: [...strict.notes, ...lookalikes(root)] };
}

/** The documents of a config.conf, or why it has none. */
export function readDocuments(text: string): Node[] | Refusal {
  try {
    return nodesOf(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const remedy = /\btabs?\b/.test(error.reason) ? 'indent with spaces, never with tabs' : mend;
    return { offset: error.mark?.position ?? 0, message: `this is no YAML: ${error.reason}`, remedy };
  }
}

function header(root: Mapping): Refusal[] {
  const wanted = { apiVersion, kind };
  return Object.entries(wanted).flatMap(([field, value]) => {
    const node = entryOf(root, field)?.value;
    if (node?.kind === 'scalar' && node.text === value) return [];
    const found = node === undefined ? 'missing' : nodeText(node);
    const message = `${field} is ${found}, and kube-proxy starts with ${value} in its first document alone`;
    return [{ offset: node?.head ?? root.head, message, remedy: capture }];
  });
}

function isKubeProxy(root: Node): boolean {
  const node = root.kind === 'mapping' ? entryOf(root, 'kind')?.value : undefined;
  return node?.kind === 'scalar' && node.text === kind;
}

function secondDocument({ head }: Node): Refusal {
  const message = `a second ${kind} begins here, and kube-proxy reads the first alone`;
  return { offset: head, message, remedy: keepOne };
}

function duplicates(text: string, node: Node): Refusal[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => duplicates(text, item));
  if (node.kind !== 'mapping') return [];
  const seen = new Map<string, number>();
  return node.entries.flatMap(({ key, value }) => {
    const inner = duplicates(text, value);
    if (key.kind !== 'scalar') return inner;
    const first = seen.get(key.text);
    if (first === undefined) {
      seen.set(key.text, key.head);
      return inner;
    }
    const message = `the key ${key.text} stands here a second time, after line ${lineOf(text, first)}`;
    return [{ offset: key.head, message, remedy: keepOne }, ...inner];
  });
}

/** What keeps `mode`, `ipvs` and `ipvs.strictARP` from being set at their own place. */
function path(root: Mapping, roots: readonly Node[]): Refusal[] {
  const ipvs = entryOf(root, 'ipvs');
  const block = ipvs?.value.kind === 'mapping' ? ipvs.value : undefined;
  const strict = block && entryOf(block, 'strictARP');
  const aliases = new Set(roots.flatMap(aliasesIn));
  return [
    ...shared('mode', entryOf(root, 'mode'), aliases),
    ...shared('ipvs', ipvs, aliases),
    ...shared('ipvs.strictARP', strict, aliases),
    ...(ipvs ? notMapping(ipvs) : merged('ipvs', root)),
    ...(block && !strict ? merged('ipvs.strictARP', block) : []),
  ];
}

function shared(name: string, entry: Entry | undefined, aliases: ReadonlySet<string>): Refusal[] {
  if (!entry) return [];
  const { value } = entry;
  const offset = value.head;
  if (value.kind === 'alias')
    return [
      {
        offset,
        message: `${name} is the alias *${value.name}, whose value stands elsewhere`,
        remedy: writeOut,
      },
    ];
  if (value.anchor === undefined || !aliases.has(value.anchor)) return [];
  const message = `${name} carries the anchor &${value.anchor}, and what uses it would change as well`;
  return [{ offset, message, remedy: writeOut }];
}

function aliasesIn(node: Node): string[] {
  if (node.kind === 'alias') return [node.name];
  if (node.kind === 'sequence') return node.items.flatMap(aliasesIn);
  if (node.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, value }) => [...aliasesIn(key), ...aliasesIn(value)]);
}

function merged(name: string, parent: Mapping): Refusal[] {
  const merge = entryOf(parent, '<<');
  if (!merge) return [];
  const message = `${name} is not written, and the merge key << may bring it in`;
  return [{ offset: merge.key.head, message, remedy: writeOut }];
}

function notMapping(entry: Entry): Refusal[] {
  const { value } = entry;
  if (value.kind === 'mapping' || value.kind === 'alias') return [];
  if (value.kind === 'scalar' && goValue(value) === null) return [];
  return [
    {
      offset: offsetOf(entry),
      message: `ipvs is ${nodeText(value)}, and kube-proxy wants a mapping`,
      remedy: mend,
    },
  ];
}

function modeOf(root: Mapping, setMode?: string): Pick<Settings, 'mode' | 'modeOffset'> | Refusal {
  const entry = entryOf(root, 'mode');
  if (!entry) return { mode: 'iptables', modeOffset: root.head };
  const { value } = entry;
  const found = value.kind === 'scalar' ? goValue(value) : undefined;
  const offset = offsetOf(entry);
  if (found === null || found === '') return { mode: 'iptables', modeOffset: offset };
  if (found === 'kernelspace')
    return {
      offset,
      message: 'mode is kernelspace: this kube-proxy runs on Windows, where nothing answers ARP for Services',
      remedy: 'capture the ConfigMap of the Linux nodes',
    };
  if (value.kind === 'scalar' && value.style === 'block')
    return { offset, message: 'mode is a block of lines', remedy: 'write it on the line of its key' };
  if (typeof found === 'string' && (linuxModes.includes(found) || setMode !== undefined))
    return { mode: found, modeOffset: offset };
  return {
    offset,
    message: `mode is ${nodeText(value)}, which is no mode of kube-proxy: it would not start`,
    remedy: 'say what it shall be: --set-mode or kubeProxy.setMode with ipvs, iptables or nftables',
  };
}

function strictArpOf(root: Mapping): { on: boolean; notes: Note[] } | Refusal {
  const ipvs = entryOf(root, 'ipvs')?.value;
  const entry = ipvs?.kind === 'mapping' ? entryOf(ipvs, 'strictARP') : undefined;
  if (!entry) return { on: false, notes: [] };
  const { value } = entry;
  const offset = offsetOf(entry);
  if (value.kind !== 'scalar' || value.style === 'block')
    return {
      offset,
      message: `ipvs.strictARP is ${nodeText(value)}, and kube-proxy wants true or false`,
      remedy: mend,
    };
  const found = goValue(value);
  if (typeof found === 'boolean' || found === null) return { on: found === true, notes: [] };
  const message = `ipvs.strictARP was ${nodeText(value)}, which is no boolean: kube-proxy would not have started`;
  return { on: false, notes: [{ offset, message }] };
}

/** Keys that look like the setting and are not read: in another letter case, or in another place. */
function lookalikes(root: Mapping): Note[] {
  const found: Note[] = [];
  const walk = (mapping: Mapping, inIpvs: boolean) => {
    for (const { key, value } of mapping.entries) {
      const name = key.kind === 'scalar' ? key.text : '';
      if (name.toLowerCase() === 'strictarp' && !(inIpvs && name === 'strictARP'))
        found.push({
          offset: key.head,
          message: `${name} is not read here: kube-proxy knows ipvs.strictARP alone`,
        });
      if (value.kind === 'mapping') walk(value, mapping === root && name === 'ipvs');
    }
  };
  walk(root, false);
  return found;
}

/** Where the value of an entry begins; the key where the value is not on its line. */
function offsetOf({ key, value }: Entry): number {
  return value.kind === 'scalar' && (!value.written || value.style === 'block') ? key.head : value.head;
}

function kindOf(node: Node): string {
  if (node.kind === 'sequence') return 'a list';
  if (node.kind === 'alias') return `the alias *${node.name}`;
  return node.kind === 'mapping' ? 'a mapping' : 'text';
}

/** A node as a message shows it: a scalar by its value, text in quotes where it looks like something else. */
function nodeText(node: Node): string {
  if (node.kind !== 'scalar') return kindOf(node);
  if (node.style === 'block') return 'a block of lines';
  const value = goValue(node);
  if (value === null) return 'empty';
  return typeof value === 'string' && looksOtherwise(node) ? `the text ${JSON.stringify(value)}` : node.text;
}

function looksOtherwise({ style, text }: Scalar): boolean {
  return style !== 'plain' || !/^[\w./-]+$/.test(text);
}

/** Number of the line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
