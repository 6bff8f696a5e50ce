import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { compareCommand, manifestText, patchText } from '../../lib/kube-proxy/patch.js';
import { kubectl, patchLocally } from '../kubectl.js';
import { blockForms, confText } from './forms.js';
import { bytes, capture, captureText, changed, conf, configMap } from './helpers.js';

const file = join(mkdtempSync(join(tmpdir(), 'kube-proxy-')), 'x.patch');

/** What kubectl makes of an object, asking no server. */
function printed(input: string, output: string): string {
  const args = ['patch', '--local', '-f', '-', '--type', 'merge', '-p', '{}', '-o', output];
  return spawnSync(kubectl as string, args, { input, encoding: 'utf8' }).stdout;
}

const plain = { unit: '  ', mode: 'mode: ipvs', extra: '# extra', tail: '', ending: '\n', mark: '' };

/** A KubeProxyConfiguration as kubectl's parser, which is kube-proxy's, reads it: merged into an empty one. */
function readByGo(text: string): { ipvs?: object } {
  writeFileSync(file, text);
  const head = { apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration' };
  return patchLocally({ ...head, metadata: { name: 'a' } }, file, 'merge');
}

describe.skipIf(!kubectl)('kubectl (skipped where there is none)', () => {
  test.each([
    ['as kubeadm writes it', capture(captureText('kubeadm-1.33-ipvs')).conf],
    ['with a final newline', conf('ipvs: {}\n')],
    ['with several', `${conf('')}\n\n`],
    ['with CRLF', conf('ipvs:\n  strictARP: no\n').replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${conf('')}`],
    ['with tabs and trailing blanks', conf('ipvs: {}\t# tab  \nportRange: ""   \n')],
    ['with emoji and letters of many scripts', conf('hostnameOverride: "größe 節點 🚧"\n')],
    ['with odd line breaks', conf('hostnameOverride: "a\u2028b\u0085c"\n')],
    ['with blanks and an empty line first', `\n  ${conf('').replaceAll('\n', '\n  ')}`],
    ['with a very long line', conf(`portRange: "${'1-2, '.repeat(5_000)}"\n`)],
    [
      'as JSON',
      JSON.stringify({ apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration' }),
    ],
  ])('a patch of a text %s changes that text alone', (_, text) => {
    const object = configMap(text);
    const found = capture(JSON.stringify(object));
    const { text: result } = changed(text, { setMode: 'ipvs' });
    writeFileSync(file, patchText(found, result));
    expect(result).not.toBe(text);
    expect(patchLocally(object, file, 'merge')).toEqual({
      ...object,
      data: { ...object.data, 'config.conf': result },
    });
  });

  test.each(blockForms.map((form, at) => [form.name, form, at] as const))(
    'Go reads %s as it was meant: strict ARP is on, and everything else is as before',
    (_, form, at) => {
      const eol = at % 2 === 0 ? '\n' : '\r\n';
      const text = confText(form, { ...plain, eol, sorted: at % 3 === 0 });
      const [before, after] = [text, changed(text).text].map(readByGo);
      expect(after).toEqual({ ...before, ipvs: { ...before?.ipvs, strictARP: true } });
    },
  );

  test('what kubectl prints is found again, in YAML and JSON', () => {
    for (const text of [conf(''), conf('ipvs: {}\t# tab\n'), conf('# trailing  \n# and 🚧\n')])
      for (const output of ['yaml', 'json'])
        expect(capture(printed(JSON.stringify(configMap(text)), output)).conf).toBe(text);
  });

  test('the manifest holds every key of the capture', () => {
    const found = capture(captureText('kubeadm-1.28'));
    const { text } = changed(found.conf);
    const object = JSON.parse(printed(manifestText(found, text), 'json'));
    expect(object.data).toEqual({ ...found.object.data, 'config.conf': text });
  });

  test('the compare command knows the captured text and the patched one, and no other', () => {
    const found = capture(captureText('example'));
    const { text } = changed(found.conf);
    const [, check] = compareCommand(found, text).split(' | ');
    expect(
      compareCommand(found, text).startsWith(
        "kubectl -n kube-system get configmap kube-proxy -o jsonpath='{.data.config\\.conf}' | ",
      ),
    ).toBe(true);
    const grep = compareCommand(found, text).split(' | ').slice(1).join(' | ');
    expect(check).toBe('sha256sum');
    const status = (cluster: string) => {
      const input = printed(JSON.stringify(configMap(cluster)), 'jsonpath={.data.config\\.conf}');
      return spawnSync('sh', ['-c', grep], { input: Buffer.from(bytes(input)) }).status;
    };
    expect([found.conf, text, `${text}\n`].map(status)).toEqual([0, 0, 1]);
    expect(load(patchText(found, text))).toEqual({ data: { 'config.conf': text } });
  });
});
