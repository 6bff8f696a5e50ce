import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const fixture = new URL('../fixtures/everything/', import.meta.url).pathname;

test('a config with everything beside MetalLB becomes files, objects and commands', async () => {
  const io = new MemoryIo({ 'cluster.yaml': readFileSync(`${fixture}cluster.yaml`, 'utf8') });
  expect([await run(['synth'], io), io.stdout]).toEqual([0, '']);
  const files = io.below('dist');
  const ours = Object.keys(files).filter((name) => !/^(00|10|30|40)-/.test(name));
  expect(ours.sort()).toEqual([
    '20-config.k8s.yaml',
    '25-services.k8s.yaml',
    'host/ingress-nginx-helm.ingress-nginx.ingress-nginx-controller.txt',
    'host/istio-gateway.istio-system.istio-ingressgateway.txt',
    'host/nginx.conf.txt',
    'patches/gateway.shop.web.patch',
    'patches/service.istio-system.istio-ingressgateway.patch',
  ]);
  const text = ours.map((name) => `==> ${name}\n${files[name]}`).join('\n');
  await expect(text).toMatchFileSnapshot(`${fixture}expected.txt`);
  await expect(io.stderr).toMatchFileSnapshot(`${fixture}summary.txt`);
});
