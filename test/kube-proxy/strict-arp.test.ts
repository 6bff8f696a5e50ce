import { describe, expect, test } from 'vitest';
import { capture, captureText, changed, conf } from './helpers.js';

describe('captures as kubectl prints them', () => {
  test.each([
    ['kubeadm-1.28', 34, 47, 'mode: ""'],
    ['kind-1.31', 37, 52, 'mode: iptables'],
  ])('%s: one line, and the mode only when asked', (name, strictLine, modeLine, modeText) => {
    const { conf: text } = capture(captureText(name));
    const strict = { line: strictLine, was: ['  strictARP: false'], now: ['  strictARP: true'] };
    const alone = changed(text);
    expect(alone.edits).toEqual([strict]);
    expect(alone.mode).toBe('iptables');
    expect(alone.text).toBe(text.replace('strictARP: false', 'strictARP: true'));
    const both = changed(text, { setMode: 'ipvs' });
    expect(both.edits).toEqual([strict, { line: modeLine, was: [modeText], now: ['mode: ipvs'] }]);
    expect(both.text).toBe(alone.text.replace(modeText, 'mode: ipvs'));
    expect(both.text.endsWith('\n')).toBe(false);
  });

  test.each([
    ['kubeadm-1.33-ipvs', 37],
    ['example', 34],
  ])('%s runs IPVS: one line either way', (name, line) => {
    const { conf: text } = capture(captureText(name));
    for (const asked of [{}, { mode: 'ipvs' }, { setMode: 'ipvs' }]) {
      const change = changed(text, asked);
      expect(change.edits).toEqual([{ line, was: ['  strictARP: false'], now: ['  strictARP: true'] }]);
      expect(change.text).toBe(text.replace('strictARP: false', 'strictARP: true'));
    }
  });
});

describe('forms of the ipvs block', () => {
  test.each([
    ['false', 'ipvs:\n  strictARP: false\n', 'ipvs:\n  strictARP: true\n'],
    ['a comment on the line', 'ipvs:\n  strictARP: no   # off\n', 'ipvs:\n  strictARP: true   # off\n'],
    ['a tab before the comment', 'ipvs:\n  strictARP: off\t# off\n', 'ipvs:\n  strictARP: true\t# off\n'],
    ['more blanks', 'ipvs:\n  strictARP :   False \n', 'ipvs:\n  strictARP :   true \n'],
    ['double quotes', 'ipvs:\n  strictARP: "false"\n', 'ipvs:\n  strictARP: true\n'],
    ['single quotes', "ipvs:\n  strictARP: 'true'\n", 'ipvs:\n  strictARP: true\n'],
    ['no boolean', 'ipvs:\n  strictARP: tRue\n', 'ipvs:\n  strictARP: true\n'],
    ['null', 'ipvs:\n  strictARP: ~\n', 'ipvs:\n  strictARP: true\n'],
    ['no value', 'ipvs:\n  strictARP:\n', 'ipvs:\n  strictARP: true\n'],
    ['a tag', 'ipvs:\n  strictARP: !!str true\n', 'ipvs:\n  strictARP: true\n'],
    ['an anchor that nothing uses', 'ipvs: &a\n  strictARP: false\n', 'ipvs: &a\n  strictARP: true\n'],
    ['a quoted key', '"ipvs":\n  "strictARP": false\n', '"ipvs":\n  "strictARP": true\n'],
    ['four spaces', 'ipvs:\n    scheduler: rr\n', 'ipvs:\n    scheduler: rr\n    strictARP: true\n'],
    ['sorted keys', 'ipvs:\n  a: 1\n  z: 2\n', 'ipvs:\n  a: 1\n  strictARP: true\n  z: 2\n'],
    ['unsorted keys', 'ipvs:\n  z: 1\n  a: 2\n', 'ipvs:\n  z: 1\n  a: 2\n  strictARP: true\n'],
    ['a later key alone', 'ipvs:\n  # sync\n  z: 1\n', 'ipvs:\n  # sync\n  strictARP: true\n  z: 1\n'],
    [
      'a comment between the keys stays above its own',
      'ipvs:\n  a: 1   # one\n  # two\n  z: 2\n',
      'ipvs:\n  a: 1   # one\n  strictARP: true\n  # two\n  z: 2\n',
    ],
    [
      'a list above',
      'ipvs:\n  excludeCIDRs:\n  - 10.0.0.0/8\n',
      'ipvs:\n  excludeCIDRs:\n  - 10.0.0.0/8\n  strictARP: true\n',
    ],
    [
      'a block of lines above',
      'ipvs:\n  scheduler: |\n    rr\n\n',
      'ipvs:\n  scheduler: |\n    rr\n\n  strictARP: true\n',
    ],
    ['empty braces', 'ipvs: {}\n', 'ipvs: {strictARP: true}\n'],
    ['blank braces', 'ipvs: { }\n', 'ipvs: {strictARP: true }\n'],
    ['null for the block', 'ipvs: null # n\n', 'ipvs: {strictARP: true} # n\n'],
    ['a bare key', 'ipvs:\n', 'ipvs: {strictARP: true}\n'],
    ['a bare key with a comment', 'ipvs: # c\n', 'ipvs: {strictARP: true} # c\n'],
    ['braces', 'ipvs: {scheduler: rr}\n', 'ipvs: {scheduler: rr, strictARP: true}\n'],
    ['braces with the key', 'ipvs: {strictARP: false, z: 1}\n', 'ipvs: {strictARP: true, z: 1}\n'],
    ['braces that end empty', 'ipvs: {a: 1, scheduler: }\n', 'ipvs: {strictARP: true, a: 1, scheduler: }\n'],
    ['braces around brackets', 'ipvs: {a: [b, "}"] }\n', 'ipvs: {a: [b, "}"], strictARP: true }\n'],
    [
      'braces over several lines',
      'ipvs: {\n  a: 1, # }\n  z: 2\n  }\n',
      'ipvs: {\n  a: 1, # }\n  strictARP: true,\n  z: 2\n  }\n',
    ],
    ['no block', '', 'ipvs:\n  strictARP: true\n'],
    [
      'no block, in the indent of another',
      'iptables:\n    masqueradeBit: 14\n',
      'iptables:\n    masqueradeBit: 14\nipvs:\n    strictARP: true\n',
    ],
  ])('%s', (_, before, after) => {
    expect(changed(conf(before)).text).toBe(conf(after));
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(changed(windows(conf(before))).text).toBe(windows(conf(after)));
  });

  test.each(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y', '!!bool yes'])(
    '%s is on to Go: nothing changes',
    (value) => {
      const text = conf(`ipvs:\n  strictARP: ${value} # on\n`);
      const change = changed(text);
      expect(change.edits).toEqual([]);
      expect(change.text).toBe(text);
    },
  );

  test('JSON stays JSON, on one line and on many', () => {
    const value = { apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration', zone: 1 };
    for (const ipvs of [undefined, null, {}, { scheduler: 'rr' }, { strictARP: false, tcpTimeout: '0s' }])
      for (const indent of [0, 2]) {
        const text = JSON.stringify({ ...value, ipvs }, null, indent);
        const result = JSON.parse(changed(text, { setMode: 'ipvs' }).text);
        expect(result).toEqual({ ...value, mode: 'ipvs', ipvs: { ...ipvs, strictARP: true } });
      }
  });

  test('keys that only look like the setting are left alone, and named', () => {
    const text = conf('iptables:\n  strictARP: true\nipvs:\n  strictArp: true\n');
    const change = changed(text);
    expect(change.edits).toEqual([{ line: 5, was: [], now: ['  strictARP: true'] }]);
    expect(change.before.notes.map(({ message }) => message)).toEqual([
      'strictARP is not read here: kube-proxy knows ipvs.strictARP alone',
      'strictArp is not read here: kube-proxy knows ipvs.strictARP alone',
    ]);
  });

  test('a value that is no boolean is named', () => {
    expect(changed(conf('ipvs:\n  strictARP: "true"\n')).before.notes).toEqual([
      {
        offset: 64,
        message: 'ipvs.strictARP was the text "true", which is no boolean: kube-proxy would not have started',
      },
    ]);
  });
});

describe('the mode', () => {
  test('is added where it is missing', () => {
    const text = 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration';
    expect(changed(text, { setMode: 'ipvs' }).text).toBe(
      `${text}\nmode: ipvs`.replace('kind', 'ipvs:\n  strictARP: true\nkind'),
    );
    expect(changed(text, { setMode: 'iptables' }).before.mode).toBe('iptables');
  });

  test('behind unsorted keys both come last, in order, and a byte order mark stays first', () => {
    const text = '\uFEFFkind: KubeProxyConfiguration\napiVersion: kubeproxy.config.k8s.io/v1alpha1';
    expect(changed(text, { setMode: 'nftables' }).text).toBe(
      `${text}\nipvs:\n  strictARP: true\nmode: nftables`,
    );
  });

  test('is replaced where it stands', () => {
    expect(changed(conf('ipvs: {strictARP: true}\n', "'' # default"), { setMode: 'ipvs' }).text).toBe(
      conf('ipvs: {strictARP: true}\n', 'ipvs # default'),
    );
    expect(changed(conf('ipvs: {strictARP: true}\n', 'IPVS'), { setMode: 'ipvs' }).text).toBe(
      conf('ipvs: {strictARP: true}\n'),
    );
  });

  test('that is there already stays as it is written', () => {
    const text = conf('ipvs: {strictARP: true}\n', '"ipvs"');
    expect(changed(text, { mode: 'ipvs', setMode: 'ipvs' }).text).toBe(text);
  });

  test('documents of other kinds behind the first stay as they are', () => {
    const other = '---\nkind: KubeletConfiguration\nipvs: {strictARP: no}\nipvs: twice\n...\n';
    expect(changed(conf('') + other).text).toBe(conf('ipvs:\n  strictARP: true\n') + other);
  });
});
