import { expect, test } from 'vitest';
import { findCapture, refusalFinding } from '../../lib/kube-proxy/capture.js';
import { bytes, capture, captureText, conf, configMap, refused } from './helpers.js';

const mend = 'mend it with kubectl -n kube-system edit configmap kube-proxy, and capture it again';
const keepOne = 'keep one of the two, and capture the ConfigMap again';
const rightOne = 'capture the ConfigMap that kube-proxy is started with';
const writeOut = 'write the value out where it is used, and capture the ConfigMap again';
const document = conf('');

test.each<[name: string, text: string, offset: number, message: string, remedy: string]>([
  ['unparsable text', conf('ipvs: {a: 1\n'), 57, 'this is no YAML: deficient indentation', mend],
  [
    'tab indentation',
    conf('ipvs:\n\tstrictARP: false\n'),
    51,
    'this is no YAML: tab characters must not be used in indentation',
    'indent with spaces, never with tabs',
  ],
  ['no text', '', 0, 'the configuration is empty', rightOne],
  ['only a comment', '# nothing\n', 0, 'the configuration is empty', rightOne],
  ['a list', '- a\n', 0, 'the configuration is a list, not a mapping', rightOne],
  ['a word', 'ipvs\n', 0, 'the configuration is text, not a mapping', rightOne],
  [
    'a key that stands twice',
    conf('ipvs:\n  strictARP: false\n  strictARP: true\n'),
    72,
    'the key strictARP stands here a second time, after line 3',
    keepOne,
  ],
  [
    'a key elsewhere that stands twice',
    conf('conntrack:\n  min: 1\n  "min": 2\n'),
    67,
    'the key min stands here a second time, after line 3',
    keepOne,
  ],
  ['ipvs is a list', conf('ipvs: [rr]\n'), 51, 'ipvs is a list, and kube-proxy wants a mapping', mend],
  ['ipvs is text', conf('ipvs: ""\n'), 51, 'ipvs is the text "", and kube-proxy wants a mapping', mend],
  ['ipvs is a number', conf('ipvs: 1\n'), 51, 'ipvs is 1, and kube-proxy wants a mapping', mend],
  ['ipvs is true', conf('ipvs: yes\n'), 51, 'ipvs is yes, and kube-proxy wants a mapping', mend],
  [
    'strictARP is a list',
    conf('ipvs: {strictARP: []}\n'),
    63,
    'ipvs.strictARP is a list, and kube-proxy wants true or false',
    mend,
  ],
  [
    'strictARP is a block',
    conf('ipvs:\n  strictARP: |\n    true\n'),
    53,
    'ipvs.strictARP is a block of lines, and kube-proxy wants true or false',
    mend,
  ],
  [
    'ipvs is an alias',
    conf('a: &x {b: 1}\nipvs: *x\n'),
    64,
    'ipvs is the alias *x, whose value stands elsewhere',
    writeOut,
  ],
  [
    'strictARP is an alias',
    conf('enableProfiling: &off false\nipvs: {strictARP: *off}\n'),
    91,
    'ipvs.strictARP is the alias *off, whose value stands elsewhere',
    writeOut,
  ],
  [
    'ipvs is used elsewhere',
    conf('ipvs: &x {b: 1}\nzone: *x\n'),
    51,
    'ipvs carries the anchor &x, and what uses it would change as well',
    writeOut,
  ],
  [
    'a merge key in ipvs',
    conf('a: &x {b: 1}\nipvs:\n  <<: *x\n'),
    66,
    'ipvs.strictARP is not written, and the merge key << may bring it in',
    writeOut,
  ],
  [
    'a merge key beside no ipvs',
    conf('<<: {ipvs: {}}\n'),
    45,
    'ipvs is not written, and the merge key << may bring it in',
    writeOut,
  ],
  [
    'another apiVersion',
    document.replace('v1alpha1', 'v1alpha2'),
    12,
    'apiVersion is kubeproxy.config.k8s.io/v1alpha2, and kube-proxy starts with kubeproxy.config.k8s.io/v1alpha1 in its first document alone',
    rightOne,
  ],
  [
    'no apiVersion',
    'kind: KubeProxyConfiguration\n',
    0,
    'apiVersion is missing, and kube-proxy starts with kubeproxy.config.k8s.io/v1alpha1 in its first document alone',
    rightOne,
  ],
  [
    'another kind',
    document.replace('KubeProxy', 'Kubelet'),
    51,
    'kind is KubeletConfiguration, and kube-proxy starts with KubeProxyConfiguration in its first document alone',
    rightOne,
  ],
  [
    'a second document for kube-proxy',
    `${document}---\n${document}`,
    89,
    'a second KubeProxyConfiguration begins here, and kube-proxy reads the first alone',
    keepOne,
  ],
  [
    'Windows',
    conf('', 'kernelspace'),
    80,
    'mode is kernelspace: this kube-proxy runs on Windows, where nothing answers ARP for Services',
    'capture the ConfigMap of the Linux nodes',
  ],
  [
    'no mode of kube-proxy',
    conf('', 'IPVS'),
    80,
    'mode is IPVS, which is no mode of kube-proxy: it would not start',
    'say what it shall be: --set-mode or kubeProxy.setMode with ipvs, iptables or nftables',
  ],
  [
    'a mode that is no text',
    conf('', 'on'),
    80,
    'mode is on, which is no mode of kube-proxy: it would not start',
    'say what it shall be: --set-mode or kubeProxy.setMode with ipvs, iptables or nftables',
  ],
  [
    'a mode in a block',
    conf('', '|\n  ipvs'),
    74,
    'mode is a block of lines',
    'write it on the line of its key',
  ],
  [
    'what cannot be changed alone',
    conf('ipvs: {? {a: 1} : }\n'),
    0,
    'ipvs.strictARP cannot be set without touching other settings',
    'write ipvs as a plain block, one setting a line, and capture the ConfigMap again',
  ],
])('%s', (_, text, offset, message, remedy) => {
  expect(refused(text)).toEqual([{ offset, message, remedy }]);
});

test('all reasons come at once, in their order', () => {
  const text = 'apiVersion: v1\nipvs: []\nipvs: {}\nkind: Config\n';
  expect(refused(text).map(({ offset, message }) => [offset, message])).toEqual([
    [
      12,
      'apiVersion is v1, and kube-proxy starts with kubeproxy.config.k8s.io/v1alpha1 in its first document alone',
    ],
    [21, 'ipvs is a list, and kube-proxy wants a mapping'],
    [24, 'the key ipvs stands here a second time, after line 2'],
    [39, 'kind is Config, and kube-proxy starts with KubeProxyConfiguration in its first document alone'],
  ]);
});

test('a mode that is said to be another one is refused with both names', () => {
  expect(refused(conf('', '""'), { mode: 'ipvs' })).toEqual([
    {
      offset: 80,
      message: 'mode is iptables in the captured ConfigMap, and kubeProxy.mode says ipvs',
      remedy: 'write kubeProxy.mode: iptables; kubeProxy.setMode is what changes the mode',
    },
  ]);
  expect(refused(document, { mode: 'none' })).toEqual([
    {
      offset: 80,
      message: 'mode is ipvs in the captured ConfigMap, and kubeProxy.mode says none',
      remedy:
        'remove kubeProxy.configMap where something else replaced kube-proxy: its ConfigMap is a leftover there',
    },
  ]);
});

test('a finding points at the line of the file where config.conf is a literal block', () => {
  const found = capture(captureText('example').replace('strictARP: false', 'strictARP: []'));
  const [refusal] = refused(found.conf);
  expect(refusalFinding(found, refusal!)).toEqual({
    rule: 'capture-conf',
    severity: 'error',
    message: 'config.conf line 34: ipvs.strictARP is a list, and kube-proxy wants true or false',
    remedy: mend,
    at: { file: 'kube-proxy.yaml', line: 37, column: 18 },
  });
});

test('and at the key in any other form', () => {
  const found = capture(JSON.stringify(configMap(conf('ipvs: []\n')), null, 2));
  expect(refusalFinding(found, refused(found.conf)[0]!).at).toEqual({
    file: 'kube-proxy.yaml',
    line: 4,
    column: 20,
  });
});

test.each<[name: string, text: string, rule: string, line: number, column: number, message: string]>([
  [
    'no YAML',
    'a: {b',
    'capture-syntax',
    1,
    6,
    'this is no YAML: unexpected end of the stream within a flow collection',
  ],
  ['nothing', '', 'capture-empty', 1, 1, 'there is nothing in it'],
  ['only markers', '---\n---\n', 'capture-empty', 1, 1, 'there is nothing in it'],
  [
    'a word',
    'NotFound\n',
    'capture-object',
    1,
    1,
    'there is no ConfigMap kube-system/kube-proxy in it, only a value that is no Kubernetes object',
  ],
  [
    'the configuration itself',
    document,
    'capture-object',
    1,
    1,
    'there is no ConfigMap kube-system/kube-proxy in it, only KubeProxyConfiguration',
  ],
  [
    'other objects',
    JSON.stringify({
      kind: 'List',
      items: [
        { kind: 'ConfigMap', metadata: { name: 'kube-proxy-config', namespace: 'kube-system' } },
        { kind: 'Secret', metadata: { name: 'kube-proxy', namespace: 'kube-system' } },
        { kind: 'ConfigMap', metadata: { name: 'kube-proxy' } },
        ...['a', 'b', 'c'].map((name) => ({ kind: 'ConfigMap', metadata: { name, namespace: 'default' } })),
      ],
    }),
    'capture-object',
    1,
    1,
    'there is no ConfigMap kube-system/kube-proxy in it, only ConfigMap kube-system/kube-proxy-config, ' +
      'Secret kube-system/kube-proxy, ConfigMap kube-proxy without a namespace, ConfigMap default/a, ConfigMap default/b and 1 more',
  ],
  [
    'no config.conf',
    'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\ndata: {a: b}\n',
    'capture-object',
    3,
    7,
    'data["config.conf"] is missing beside a',
  ],
  [
    'no data',
    'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\n',
    'capture-object',
    1,
    1,
    'data["config.conf"] is missing',
  ],
  [
    'a config.conf that is no text',
    'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\ndata: {config.conf: {a: b}}\n',
    'capture-object',
    3,
    21,
    'data["config.conf"] is no text',
  ],
  [
    'a key twice',
    'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\ndata: {config.conf: a, config.conf: b}\n',
    'capture-object',
    3,
    24,
    'kubectl never prints config.conf, which stands twice',
  ],
  [
    'an alias',
    'kind: ConfigMap\nmetadata: {name: kube-proxy, namespace: kube-system}\ndata: *x\n',
    'capture-object',
    3,
    7,
    'kubectl never prints *x',
  ],
])('a file that holds %s', (_, text, rule, line, column, message) => {
  expect(findCapture(bytes(text), 'x.yaml')).toEqual([
    {
      rule,
      severity: 'error',
      message,
      remedy: 'capture it with kubectl -n kube-system get configmap kube-proxy -o yaml',
      at: { file: 'x.yaml', line, column },
    },
  ]);
});

test('two of them, and an immutable one', () => {
  const one = JSON.stringify(configMap(document));
  expect(findCapture(bytes(`${one}\n---\n${one}\n`), 'x.yaml')).toEqual([
    {
      rule: 'capture-object',
      severity: 'error',
      message: 'a second ConfigMap kube-system/kube-proxy begins here',
      remedy: 'keep the one of this cluster',
      at: { file: 'x.yaml', line: 3, column: 1 },
    },
  ]);
  const immutable = JSON.stringify({ immutable: true, ...configMap(document) });
  expect(findCapture(bytes(immutable), 'x.yaml')).toEqual([
    {
      rule: 'capture-object',
      severity: 'error',
      message: 'the ConfigMap is immutable: no patch changes it',
      remedy: 'delete and create it by hand, then capture it again',
      at: { file: 'x.yaml', line: 1, column: 14 },
    },
  ]);
});
