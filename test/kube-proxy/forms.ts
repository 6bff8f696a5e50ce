import fc from 'fast-check';
import { dump } from 'js-yaml';
import { configMap } from './helpers.js';

/** A way to write the ipvs block, and how many lines strict ARP may change or add there. */
export interface BlockForm {
  readonly name: string;
  /** Lines in YAML; `unit` is the indent. */
  readonly lines: (unit: string) => readonly string[];
  readonly promise: number;
  /** Strict ARP is on in it already. */
  readonly on?: boolean;
}

const block = (name: string, value: string, on = false): BlockForm => ({
  name,
  lines: (unit) => [
    'ipvs:',
    `${unit}excludeCIDRs:`,
    `${unit}- 10.0.0.0/8`,
    `${unit}scheduler: rr   # round robin`,
    `${unit}strictARP:${value}`,
    `${unit}syncPeriod: 30s`,
  ],
  promise: on ? 0 : 1,
  on,
});

const single = (text: string, on = false): BlockForm => ({
  name: text,
  lines: () => [text],
  promise: on ? 0 : 1,
  on,
});

export const blockForms: readonly BlockForm[] = [
  ...[
    ' false',
    '  False',
    ' no',
    ' off',
    ' n',
    ' null',
    ' ~',
    '',
    ' "false"',
    " 'no'",
    ' "true"',
    ' tRue',
    ' 0',
  ].map((value) => block(`strictARP:${value}`, value)),
  ...[' true', ' yes', ' On', ' Y'].map((value) => block(`strictARP:${value}`, value, true)),
  block('a comment on the line', ' false # strictARP: true'),
  block('a tab before the comment', ' false\t# off'),
  block('a comment and no value', '   # not yet'),
  {
    name: 'no key',
    lines: (unit) => ['ipvs:', `${unit}scheduler: rr`, `${unit}# above`, `${unit}syncPeriod: 30s`],
    promise: 1,
  },
  {
    name: 'a last key only',
    lines: (unit) => ['ipvs:', `${unit}udpTimeout: 0s # strictARP: false`],
    promise: 1,
  },
  { name: 'absent', lines: () => [], promise: 2 },
  ...[
    'ipvs: {}',
    'ipvs: { }',
    'ipvs: null',
    'ipvs: ~ # none',
    'ipvs:',
    'ipvs:   # none',
    'ipvs:\t# none',
  ].map((text) => single(text)),
  ...[
    'ipvs: {strictARP: false}',
    'ipvs: {scheduler: rr, strictARP: "no", z: 1}',
    'ipvs: {scheduler: rr}',
    'ipvs: { a: [1, "}"] }',
  ].map((text) => single(text)),
  single('ipvs: {strictARP: yes}', true),
  {
    name: 'braces on many lines',
    lines: (unit) => ['ipvs: {', `${unit}scheduler: rr, # }`, `${unit}z: 1}`],
    promise: 1,
  },
];

/** A config.conf around a block form, by what surrounds it. */
export interface Surroundings {
  readonly unit: string;
  readonly mode: string;
  readonly sorted: boolean;
  readonly extra: string;
  readonly tail: string;
  readonly eol: string;
  readonly ending: string;
  readonly mark: string;
}

export const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  unit: fc.constantFrom('  ', '    ', ' '),
  mode: fc.constantFrom(
    'mode: ipvs',
    'mode: ""',
    'mode: iptables',
    'mode:',
    "mode: 'ipvs' # set",
    'mode: nftables',
  ),
  sorted: fc.boolean(),
  extra: fc.constantFrom(
    'hostnameOverride: node-1',
    'hostnameOverride: "größe 節點 🚧"   # trailing blanks:  ',
    `portRange: ${'1-2,'.repeat(300)}3`,
    '# strictARP: false',
    'nodePortAddresses: [10.0.0.0/8, "::/0"]',
    'featureGates: {A: true}\t# tabs\there',
  ),
  tail: fc.constantFrom('', '---\nkind: KubeletConfiguration\nipvs:\n  strictARP: false', '# end', '...'),
  eol: fc.constantFrom('\n', '\r\n'),
  ending: fc.constantFrom('', '\n', '\n\n'),
  mark: fc.constantFrom('', '', '', '\uFEFF'),
});

/** The text of a config.conf. */
export function confText(form: BlockForm, around: Surroundings): string {
  const { unit, mode, sorted, extra, tail, eol, ending, mark } = around;
  const head = ['apiVersion: kubeproxy.config.k8s.io/v1alpha1', 'conntrack:', `${unit}min: null`, extra];
  const kind = 'kind: KubeProxyConfiguration';
  const body = sorted
    ? [...head, ...form.lines(unit), kind, mode]
    : [kind, mode, ...form.lines(unit), ...head];
  const lines = [...body, ...(tail === '' ? [] : tail.split('\n'))];
  return mark + lines.join(eol) + ending.replaceAll('\n', eol);
}

/** Ways in which a ConfigMap reaches us. */
export const outerForms: Readonly<Record<string, (conf: string) => string>> = {
  'one object': (conf) => yaml(configMap(conf)),
  'a literal block, by hand': (conf) => yaml(configMap(conf), { literal: true }),
  'a double-quoted scalar': (conf) => `data:\n  config.conf: ${JSON.stringify(conf)}\n${rest}`,
  'a folded double-quoted scalar': (conf) => `data:\n  config.conf: ${folded(conf)}\n${rest}`,
  'JSON on one line': (conf) => JSON.stringify(configMap(conf)),
  'JSON on many lines': (conf) => JSON.stringify(configMap(conf), null, 4),
  'a List': (conf) => yaml({ apiVersion: 'v1', kind: 'List', items: [other, configMap(conf)], metadata: {} }),
  "the API's own list": (conf) => {
    const { apiVersion: _, kind: __, ...item } = configMap(conf);
    return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMapList', items: [item], metadata: {} });
  },
  'several documents': (conf) => `---\n${yaml(other)}---\n${yaml(configMap(conf))}---\n`,
  managedFields: (conf) => {
    const object = configMap(conf);
    const managedFields = [{ manager: 'kubeadm', operation: 'Update', fieldsV1: { 'f:data': { '.': {} } } }];
    return yaml({ ...object, metadata: { ...(object.metadata as object), managedFields } });
  },
  CRLF: (conf) => yaml(configMap(conf)).replaceAll('\n', '\r\n'),
  'a byte order mark': (conf) => `\uFEFF${yaml(configMap(conf))}`,
};

const other = {
  apiVersion: 'v1',
  data: { 'config.conf': 'a: 1' },
  kind: 'ConfigMap',
  metadata: { name: 'kube-proxy', namespace: 'default' },
};

const rest = 'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\n';

function yaml(value: unknown, { literal = false } = {}): string {
  return dump(value, literal ? { lineWidth: -1 } : { lineWidth: 80 });
}

/** A double-quoted scalar with a line break wherever a single blank may become one, as kubectl prints texts with tabs. */
function folded(text: string): string {
  return JSON.stringify(text).replaceAll(/(?<=[^\s\\]) (?=[^\s\\"])/g, '\n    ');
}
