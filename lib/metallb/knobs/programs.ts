import type { KubeObject } from '../../resource.js';
import { all, arg, type Container, drop, type Edit, envOf, isA, program, where } from './edit.js';
import { type Knob, knob } from './knob.js';

/** A probe that asks at another port. */
export function probedAt(probe: unknown, port: number): object {
  const { httpGet, ...rest } = probe as { httpGet: object };
  return { ...rest, httpGet: { ...httpGet, port } };
}

/** A container whose probes, where it has them, ask at another port. */
export function withProbePort(container: Container, port: number): Container {
  const names = ['livenessProbe', 'readinessProbe', 'startupProbe'].filter((name) => container[name]);
  return {
    ...container,
    ...Object.fromEntries(names.map((name) => [name, probedAt(container[name], port)])),
  };
}

/** The chart moves the probes alone, which then fail: the program has to listen there too. */
const healthPort =
  (of: 'controller' | 'speaker') =>
  (port: number): Edit =>
    all(
      arg('health-probe-port', port, of),
      program(of, (container) => withProbePort(container, port)),
    );

const isWebhookConfiguration = isA('ValidatingWebhookConfiguration', 'metallb-webhook-configuration');

/** Without a webhook nothing may ask it: its configuration would refuse every write. */
const noWebhook = all(
  program('controller', (container) => ({
    ...container,
    ports: (container.ports ?? []).filter(({ name }) => name !== 'webhook-server'),
  })),
  drop(isWebhookConfiguration),
);

const failurePolicy = (is: (object: KubeObject) => boolean) => (policy: 'Fail' | 'Ignore') =>
  where(is, (object) => ({
    ...object,
    webhooks: (object.webhooks as object[]).map((hook) => ({ ...hook, failurePolicy: policy })),
  }));

/** Arguments of controller and speaker, and the webhook. */
export const programKnobs: readonly Knob[] = [
  knob('loadBalancerClass', {}, (value) => arg('lb-class', value, 'controller', 'speaker')),
  knob('controller.healthPort', { since: '0.16.1' }, healthPort('controller')),
  knob('speaker.healthPort', { since: '0.16.1' }, healthPort('speaker')),
  knob('speaker.ignoreExcludeLB', { since: '0.14.4' }, (value) =>
    arg('ignore-exclude-lb', String(value), 'speaker'),
  ),
  knob('speaker.bgpDebounceTimeout', { since: '0.16.0', backends: ['frr'] }, (value) =>
    arg('bgp-debounce-timeout', value, 'speaker'),
  ),
  knob('webhook.mode', {}, (mode) =>
    all(arg('webhook-mode', mode, 'controller'), ...(mode === 'disabled' ? [noWebhook] : [])),
  ),
  knob('webhook.failurePolicy', {}, failurePolicy(isWebhookConfiguration)),
  knob(
    'frrK8s.failurePolicy',
    { backends: ['frr-k8s'] },
    failurePolicy(isA('ValidatingWebhookConfiguration', 'frr-k8s-validating-webhook-configuration')),
  ),
  knob('frrK8s.namespace', { since: '0.14.6', backends: ['frr-k8s'] }, (value) =>
    envOf('speaker', { name: 'FRRK8S_NAMESPACE', value }),
  ),
];
