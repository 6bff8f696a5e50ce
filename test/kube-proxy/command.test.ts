import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';
import { bytes, capture, captureText } from './helpers.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `kube-proxy` with `text` in the file `kube-proxy.yaml` and on standard input. */
async function kubeProxy(text: string | Uint8Array, ...words: string[]): Promise<Outcome> {
  const io = new MemoryIo(typeof text === 'string' ? { 'kube-proxy.yaml': text } : {});
  io.stdin = async () => (typeof text === 'string' ? bytes(text) : text);
  const code = await run(['kube-proxy', ...words], io);
  return { code, out: io.stdout, err: io.stderr };
}

const example = captureText('example');
const { conf } = capture(example);
const on = conf.replace('strictARP: false', 'strictARP: true');
const ipvsEnd =
  'IPVS mode is deprecated since Kubernetes 1.35 (December 2025); by plan it is off by default in 1.40 (about August 2027) and removed in 1.43 (about August 2028)';
const afterwards = `once it is applied:
  kubectl -n kube-system rollout restart daemonset kube-proxy
  kubectl -n kube-system rollout status daemonset kube-proxy
  sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce   # on each node: 1 and 2
`;

test('prints the patch, and on standard error what changes and what to do then', async () => {
  const { code, out, err } = await kubeProxy(example, 'kube-proxy.yaml');
  expect(load(out)).toEqual({ data: { 'config.conf': on } });
  expect(err).toBe(`kube-proxy.yaml: config.conf line 34
  -   strictARP: false
  +   strictARP: true
${ipvsEnd}
${afterwards}`);
  expect(code).toBe(0);
});

test('reads standard input', async () => {
  const { code, out, err } = await kubeProxy(example, '-');
  expect([code, load(out)]).toEqual([0, { data: { 'config.conf': on } }]);
  expect(err.startsWith('<stdin>: config.conf line 34\n')).toBe(true);
});

test('prints a patch also when nothing changes, so that a pipeline goes on', async () => {
  const { code, out, err } = await kubeProxy(example.replace('ARP: false', 'ARP: true'), '-');
  expect([code, load(out)]).toEqual([0, { data: { 'config.conf': on } }]);
  expect(err).toBe(`<stdin>: strict ARP is on already, nothing changes\n${ipvsEnd}\n`);
});

test('prints config.conf byte for byte', async () => {
  expect((await kubeProxy(example, 'kube-proxy.yaml', '--format', 'conf')).out).toBe(on);
  const same = await kubeProxy(example.replace('ARP: false', 'ARP: yes'), '-', '--format', 'conf');
  expect(same.out).toBe(conf.replace('ARP: false', 'ARP: yes'));
});

test('changes the mode only when asked', async () => {
  const text = captureText('kubeadm-1.28');
  const left = await kubeProxy(text, 'kube-proxy.yaml', '--format', 'conf');
  expect(left.out).toContain('\nmode: ""\n');
  expect(left.err).toBe(`kube-proxy.yaml: config.conf line 34
  -   strictARP: false
  +   strictARP: true
kube-proxy runs in mode iptables, where strict ARP does nothing: only mode ipvs reads it
there is no need to apply it
`);
  const set = await kubeProxy(text, 'kube-proxy.yaml', '--format', 'conf', '--set-mode', 'ipvs');
  expect(set.out).toBe(left.out.replace('mode: ""', 'mode: ipvs'));
  expect(set.err).toBe(`kube-proxy.yaml: config.conf line 34
  -   strictARP: false
  +   strictARP: true
kube-proxy.yaml: config.conf line 47
  - mode: ""
  + mode: ipvs
${ipvsEnd}
${afterwards}`);
});

test('prints the whole object on request', async () => {
  const { out } = await kubeProxy(example, 'kube-proxy.yaml', '--format', 'manifest');
  const object = load(out) as { data: unknown; metadata: { annotations: unknown } };
  expect(object.data).toEqual({ ...capture(example).object.data, 'config.conf': on });
  expect(Object.keys(object)).toEqual(['apiVersion', 'data', 'kind', 'metadata']);
});

test('shows the changed part of a very long line', async () => {
  const json = JSON.stringify({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    ipvs: {
      excludeCIDRs: ['10.0.0.0/8'],
      scheduler: 'rr',
      strictARP: false,
      syncPeriod: '30s',
      tcpTimeout: '0s',
    },
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
  });
  const object = { ...capture(example).object, data: { 'config.conf': json } };
  const { err } = await kubeProxy(JSON.stringify(object), '-');
  expect(err).toBe(`<stdin>: config.conf line 1
  - ....0.0.0/8"],"scheduler":"rr","strictARP":false,"syncPeriod":"30s","tcpTimeout":"0...
  + ....0.0.0/8"],"scheduler":"rr","strictARP":true,"syncPeriod":"30s","tcpTimeout":"0s...
kube-proxy runs in mode nftables, where strict ARP does nothing: only mode ipvs reads it
there is no need to apply it
`);
});

test('a refusal is code 1, with the line, and nothing on standard output', async () => {
  expect(await kubeProxy(example.replace('strictARP: false', 'strictARP: {}'), 'kube-proxy.yaml')).toEqual({
    code: 1,
    out: '',
    err: `kube-proxy.yaml:37:18: error: config.conf line 34: ipvs.strictARP is a mapping, and kube-proxy wants true or false [capture-conf]
  mend it with kubectl -n kube-system edit configmap kube-proxy, and capture it again
`,
  });
  const wrong = await kubeProxy(example.replace('name: kube-proxy', 'name: coredns'), '-');
  expect([wrong.code, wrong.out]).toEqual([1, '']);
});

test.each<[what: string, text: string | Uint8Array, words: string[], message: string]>([
  ['a file that is missing', '', ['other.yaml'], 'error: cannot read other.yaml: there is no such file\n'],
  ['no input', '', ['-'], '<stdin>:1:1: error: there is nothing in it [capture-empty]\n'],
  [
    'no YAML',
    '{',
    ['-'],
    '<stdin>:1:2: error: this is no YAML: unexpected end of the stream within a flow collection',
  ],
  [
    'bytes that are no text',
    Uint8Array.of(0xc3, 0x28),
    ['-'],
    '<stdin>:1:1: error: the file is not UTF-8 [capture-encoding]\n',
  ],
  [
    'an unknown format',
    example,
    ['-', '--format', 'xml'],
    'error: there is no format xml\n  use one of patch, manifest, conf\n',
  ],
  [
    'an unknown mode',
    example,
    ['-', '--set-mode', 'IPVS'],
    'error: --set-mode IPVS is no mode of kube-proxy\n  use one of ipvs, iptables, nftables\n',
  ],
  ['no file', example, [], "error: missing required argument 'file'\n"],
])('%s is code 2', async (_, text, words, message) => {
  const { code, out, err } = await kubeProxy(text, ...words);
  expect([code, out]).toEqual([2, '']);
  expect(err.startsWith(message) ? message : err).toBe(message);
});

test('UTF-16 from a Windows shell, with CRLF, is read', async () => {
  const utf16 = Buffer.from(`\uFEFF${example.replaceAll('\n', '\r\n')}`, 'utf16le');
  const { code, out } = await kubeProxy(utf16, '-', '--format', 'conf');
  expect([code, out]).toEqual([0, on]);
});
