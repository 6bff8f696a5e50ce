import { Chart, JsonPatch, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { MetalLb } from '../../lib/metallb/construct.js';

test('props are the section of the config, and a part that was changed stays changed', () => {
  const chart = new Chart(Testing.app(), 'test');
  const metallb = new MetalLb(chart, 'metallb', { speaker: { logLevel: 'debug' } });
  metallb.speaker.addJsonPatch(
    JsonPatch.add('/spec/template/spec/priorityClassName', 'system-node-critical'),
  );
  const speaker = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
  expect(speaker.spec.template.spec.priorityClassName).toBe('system-node-critical');
  expect(speaker.spec.template.spec.containers[0].args).toContain('--log-level=debug');
});

test('settings that do not go together are refused', () => {
  const chart = new Chart(Testing.app(), 'test');
  expect(() => new MetalLb(chart, 'metallb', { metrics: { frrPort: 9300 } })).toThrow(
    'MetalLb cannot be made:\n  metallb.metrics.frrPort is for backend frr, and the backend is native: remove it, or write backend: frr',
  );
});
