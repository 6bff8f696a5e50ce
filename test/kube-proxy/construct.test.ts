import { App, Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { KubeProxyPatch, type KubeProxyPatchProps } from '../../lib/kube-proxy/construct.js';
import { bytes, capture, captureText } from './helpers.js';

const example = captureText('example');

function draw(props: Partial<KubeProxyPatchProps>) {
  const chart = Testing.chart();
  const patch = new KubeProxyPatch(chart, 'kube-proxy', { capture: example, kubernetes: '1.28', ...props });
  return { patch, objects: Testing.synth(chart) };
}

test('the minimal props: nothing is drawn, and the patch is handed out', () => {
  const { patch, objects } = draw({});
  expect(objects).toEqual([]);
  expect(patch.findings).toEqual([]);
  expect(patch.handouts.map(({ file }) => file?.name)).toEqual([
    'patches/configmap.kube-system.kube-proxy.patch',
  ]);
});

test('all the props', () => {
  const props: Required<KubeProxyPatchProps> = {
    mode: 'ipvs',
    setMode: 'nftables',
    configMap: 'captured.yaml',
    capture: bytes(example),
    emit: 'manifest',
    distribution: 'kubespray',
    kubernetes: '1.33',
  };
  const { patch, objects } = draw(props);
  expect(objects).toHaveLength(1);
  expect(objects[0].data['config.conf']).toBe(
    capture(example)
      .conf.replace('strictARP: false', 'strictARP: true')
      .replace('mode: ipvs', 'mode: nftables'),
  );
  expect(patch.findings.map(({ rule }) => rule)).toEqual([
    'kubeproxy-mode',
    'kubeproxy-moot',
    'kubeproxy-emit',
  ]);
});

test('a capture that is refused fails the synthesis, with its place', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  new KubeProxyPatch(chart, 'kube-proxy', { capture: example.replace('ARP: false', 'ARP: []') });
  expect(() => app.synthYaml()).toThrow(
    'kube-proxy.yaml:37:18: config.conf line 34: ipvs.strictARP is a list, and kube-proxy wants true or false; ' +
      'mend it with kubectl -n kube-system edit configmap kube-proxy, and capture it again',
  );
});
