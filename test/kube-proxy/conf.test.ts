import { expect, test } from 'vitest';
import { kubeProxyOf, readConf } from '../../lib/kube-proxy-conf.js';
import type { KubeObject } from '../../lib/resource.js';
import { capture, captureText, conf } from './helpers.js';

test('reads mode and strict ARP as kube-proxy does', () => {
  expect(readConf(conf('ipvs:\n  strictARP: yes\n'))).toEqual({ mode: 'ipvs', strictARP: true });
  expect(readConf(conf('ipvs:\n  strictARP: "true"\n', '""'))).toEqual({
    mode: 'iptables',
    strictARP: false,
  });
  expect(readConf(conf('strictARP: true\nipvs:\n', ''))).toEqual({ mode: 'iptables', strictARP: false });
  expect(readConf(`${conf('')}---\n${conf('ipvs: {strictARP: true}\n')}`)).toEqual({
    mode: 'ipvs',
    strictARP: false,
  });
});

test('says nothing about what it cannot read', () => {
  for (const text of [
    '',
    '- a',
    'a: {',
    'kind: KubeletConfiguration',
    'kind: KubeProxyConfiguration\n\ta: b',
  ])
    expect(readConf(text)).toBeUndefined();
});

test('finds the ConfigMap by kind, name, namespace and key', () => {
  const object: KubeObject = capture(captureText('kubeadm-1.33-ipvs')).object;
  expect(kubeProxyOf(object)).toEqual({ mode: 'ipvs', strictARP: false });
  const { metadata } = object;
  const others: KubeObject[] = [
    { ...object, kind: 'Secret' },
    { ...object, metadata: { ...metadata, name: 'coredns' } },
    { ...object, metadata: { ...metadata, namespace: 'default' } },
    { ...object, data: { 'kubeconfig.conf': 'a: b' } },
    { ...object, data: null },
  ];
  for (const other of others) expect(kubeProxyOf(other)).toBeUndefined();
});
